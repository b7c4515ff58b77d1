namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>How parts fit together, and what outsiders see of them.</summary>
internal static class DesignWords
{
    public const string Architecture = """
        thing 6: import from each other | feature import | domain service | depend on each other | plain struct | composition root | anti pattern | own the | ports and adapters | dependency direction | state lives in | belongs to the | zustand | redux
        harm 5: coupling | coupled | tight coupling | circular dependency | cyclic | leaky abstraction | duplicated logic | god class | spaghetti | layering violation | single source of truth | duplicate logic | decouple
        thing 6: layer | layering | module boundary | business logic | domain logic | domain model | dependency injection | inject through constructor | single responsibility | separation of concern | composition over inheritance | only through | only from | go through | belongs in | belong in | context module | bounded context | use case | service layer | repository pattern | global state | shared state | state management | service locator | event bus | mediator | background work | clean architecture | hexagonal | feature folder | server action | server component | not directly | code duplication | in one place | own module | app service
        thing 4: architecture | boundary | abstraction | encapsulate | facade | gateway | adapter | wrapper | controller | presenter | view model | inheritance | inherit | subclass | base class | singleton | interface segregation | plugin | hook | reducer | responsibility | reuse | extract | duplicate | duplication | domain | orchestrat | microservice | monolith | module | service object | use the existing | shared package | centralize
        thing 2: service | component | class | directly | separate | import | depend | place | move | put | talk to | access | configuration | config | settings | bypass | internal | fetch | helper
        code 4: usestate | usecontext | useselector | redux | repo. | schicht | capa | 架构 | レイヤ | camada | couche
        path 2: /domain/ | /core/ | /application/ | /services/ | /modules/ | controller
        harm 6: cannot test them | impossible to test in isolation | two places | hidden dependency | replayed
        thing 6: passed in | as a parameter | always a parameter | allocator | unit of work | side effect | side effects | presentational | view model | pure function | no network call | not in the controller | not in the view | through a repository | talk to the database | data comes in | magic id | factory method | entry point | module may import | layer may | leaf module | anti corruption | core module | event handler only | glue code | thin controller | domain event
        code 5: geschäftslogik | lógica de negocio | logique métier | regra de negócio | logica di business | service layer | 业务逻辑
        """;

    public const string Api = """
        thing 6: in response | in the response | response body | deprecate first | deprecated first | 4xx | 5xx | custom header | schema field removed | clients parse
        thing 6: bare array | envelope | page token | reuse a field number | field number | reserved | version header | sunset header | http status | list endpoint | request id header | breaking
        harm 5: breaking change | break client | breaks client | old client | backward compatible | backwards compatible | backward compatibility | api consumer | break caller | at the call site | client retry | mobile client | third party client | break consumer
        thing 6: endpoint | rest api | http api | public api | api version | status code | query parameter | request body | response body | response record | problem detail | idempotency key | graphql | grpc | protobuf | proto field | openapi | swagger | pagination | paginate | page size | list endpoint | request header | options object | boolean parameter | optional parameter | named parameter | method signature | function signature | return type | resource path | json field | abi | calling convention | public method | public type | exported function | out parameter | content type | route name | plural noun | etag | config struct | implicit conversion
        thing 4: api | apis | route | http | rest | response | request | header | dto | payload | contract | deprecate | deprecated | deprecation | overload | signature | consumer | caller | webhook | public | json | rfc | resource | proto | version path | parameter | argument | constructor | signal | sdk
        thing 2: client | field | return | expose | version | export | optional | nullable | conversion | enum value | callback | entity
        code 4: problemdetail | ienumerable | actionresult | [httpget] | @getmapping | responseentity | /v1 | /v2 | /v3 | endpunkt | schnittstelle | 接口 | エンドポイント
        path 3: /api/ | .proto | openapi | endpoint | controller | /routes/ | .graphql | swagger
        harm 6: internal field | leak internal | break integration | cannot tell | clients depend | partner | unset from
        thing 6: response model | enum value | public enum | reserved field | wire format | response shape | error envelope | sdk method | never leave the api | hypermedia | rate limit header | api response | request schema | additive change | response dto | unspecified | non exhaustive
        """;
}
