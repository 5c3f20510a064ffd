// Runs an ONNX file in ONNX Runtime and prints what it returns.
//
//   node run_onnx.mjs FOLDER F.onnx < inputs.json       FOLDER has node_modules/onnxruntime-node
//
// inputs.json and the answer:  {"x": {"shape": [1, 14, 1], "values": [0.1, …]}, …}
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, model] = process.argv.slice(2);
const ort = createRequire(resolve(folder, 'any.js'))('onnxruntime-node');
const inputs = JSON.parse(readFileSync(0, 'utf8'));
const tensors = Object.entries(inputs).map(([name, { shape, values }]) => [name, new ort.Tensor('float32', Float32Array.from(values), shape)]);

const session = await ort.InferenceSession.create(model);
const outputs = await session.run(Object.fromEntries(tensors));
const answer = Object.entries(outputs).map(([name, { dims, data }]) => [name, { shape: dims, values: Array.from(data) }]);
console.log(JSON.stringify(Object.fromEntries(answer)));
