// The protocol's TypeScript client against a service: node client.mjs MODULES ADDRESS KEY REPO. Prints what it saw, as JSON.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, address, key, repo] = process.argv.slice(2);
const require = createRequire(modules + '/');
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { Client } = await load('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = await load('@modelcontextprotocol/sdk/client/streamableHttp.js');

const client = new Client({ name: 'memory-tests', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers: { Authorization: `Bearer ${key}` } } }));
const { tools } = await client.listTools();
const context = await client.callTool({ name: 'get_context', arguments: { repo, files: ['src/api/a.cs'] } });
const resource = await client.readResource({ uri: `lessons://${repo}` });
const prompt = await client.getPrompt({ name: 'onboard', arguments: { repo } });
const unknown = await client.callTool({ name: 'no_such_tool', arguments: {} }).then((r) => (r.isError ? r.content[0].text : ''), (e) => e.message);
await client.ping();
console.log(JSON.stringify({
  server: client.getServerVersion().name,
  instructions: client.getInstructions().length,
  tools: tools.map((t) => t.name),
  context: context.content[0].text,
  resource: resource.contents[0].text,
  prompt: prompt.messages[0].content.text,
  unknown,
}));
await client.close();
