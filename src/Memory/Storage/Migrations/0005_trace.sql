-- W3C trace context of the request that handed a delivery in: from tag to served is one trace, also across a restart.
alter table deliveries add column trace text null;
