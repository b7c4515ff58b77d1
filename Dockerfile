# The service and the command line on a plain Ubuntu, whose archive carries .NET 10: no other registry is asked.
FROM ubuntu:26.04 AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates dotnet-sdk-10.0 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# The command that CI runs too, where it starts what this made.
RUN .ci/publish /out

FROM ubuntu:26.04
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates aspnetcore-runtime-10.0 && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin memory \
    && install -d -o memory -g memory -m 700 /data
COPY --from=build /out /opt/memory
RUN ln -s /opt/memory/cli/Memory.Cli /usr/local/bin/memory
ENV ASPNETCORE_URLS=http://0.0.0.0:5080 \
    Memory__Data=/data \
    MEMORY_DATA=/data \
    # No files beside the volume: the root file system can be read-only.
    DOTNET_EnableDiagnostics=0 \
    DOTNET_NOLOGO=1
USER memory
VOLUME /data
EXPOSE 5080
# Graceful shutdown takes at most ten seconds (docs/operations.md).
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 CMD ["memory", "status"]
ENTRYPOINT ["dotnet", "/opt/memory/service/Memory.dll"]
