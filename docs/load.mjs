// Sends requests at an even pace, whether or not earlier ones have been answered, and prints how long the answers took.
//   node docs/load.mjs http://localhost:5000 50 20 / /explore           50 a second for 20 s, the addresses in turn
//   node docs/load.mjs http://localhost:5000 50 20 'POST /api/predict/Bread {"series":[1,2]}'
//   node docs/load.mjs http://localhost:5000 50 20 'HX /explore?handler=Parts'                a fragment, as htmx asks for it
const [server, rate, seconds, ...targets] = process.argv.slice(2);
const took = Object.fromEntries(targets.map((target) => [target, []]));
let failed = 0;

async function ask(target) {
  const [, method, path, body] = /^(?:(POST|HX) )?(\S+)(?: (.+))?$/.exec(target);
  const began = performance.now();
  const options = method === "POST" ? { method, body, headers: { "Content-Type": "application/json" } }
    : method === "HX" ? { headers: { "HX-Request": "true" } }
    : {};
  const response = await fetch(server + path, options);
  await response.arrayBuffer();
  if (!response.ok) failed++;
  took[target].push(performance.now() - began);
}

const answers = [];
const start = performance.now();
for (let i = 0; i < rate * seconds; i++) {
  const due = start + (i * 1000) / rate;
  await new Promise((go) => setTimeout(go, Math.max(0, due - performance.now())));
  answers.push(ask(targets[i % targets.length]));
}
await Promise.all(answers);

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
const row = (name, values) => {
  const sorted = [...values].sort((a, b) => a - b);
  console.log(`${name.slice(0, 40).padEnd(42)} n ${sorted.length}  p50 ${at(sorted, 0.5)}  p95 ${at(sorted, 0.95)}  p99 ${at(sorted, 0.99)} ms`);
};
for (const [target, values] of Object.entries(took)) row(target, values);
row("all", Object.values(took).flat());
console.log(`${failed} answers were not 2xx`);
