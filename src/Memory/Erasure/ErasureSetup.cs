using Memory.Tombstones;

namespace Memory.Erasure;

public static class ErasureSetup
{
    public static void MapErasure(this IEndpointRouteBuilder app)
    {
        ErasureEndpoints.Map(app);
        TombstoneEndpoints.Map(app);
    }
}
