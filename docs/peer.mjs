// Runs SalesWeb's benchmark of the network and a PyTorch script in turn and prints the medians and their ratios in Markdown.
//   node docs/peer.mjs app/SalesWeb pytorch_cnn_lstm.py [times=5] [python=python3]
// The script takes the sizes as options (--features … --batch) and prints a JSON line with train_samples_per_s,
// infer_samples_per_s and single_us; it is not part of SalesWeb. Wait until the machine is quiet: on one that is not, the peak of
// all threads is less than that of one thread times their number, and nothing here means much.
import { execFileSync } from "node:child_process";

const [app, script, times = "5", python = "python3"] = process.argv.slice(2);
const shapes = [
  { features: 1, channels: 32, hidden: 64, window: 14, batch: 32 },
  { features: 8, channels: 64, hidden: 64, window: 56, batch: 32 },
  { features: 8, channels: 64, hidden: 128, window: 56, batch: 256 },
];

const run = (program, first, shape) =>
  JSON.parse(execFileSync(program, [...first, ...Object.entries(shape).flatMap(([name, size]) => [`--${name}`, size])], { encoding: "utf8" }));

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const number = (value, digits = 0) => value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

console.log("| shape | | SalesWeb | PyTorch | ratio | lowest to highest ratio | GFLOP/s | of the peak |\n|---|---|---|---|---|---|---|---|");
for (const shape of shapes) {
  const [ours, theirs] = [[], []];
  for (let time = 0; time < Number(times); time++) {
    ours.push(run(app, ["bench", "network", "--json"], shape));
    theirs.push(run(python, [script], shape));
  }

  const row = (what, key, digits, ratio, gflops = "", share = "") => {
    const [our, their] = [ours, theirs].map((results) => results.map((result) => result[key]));
    const ratios = our.map((value, time) => ratio(value, their[time])).sort((a, b) => a - b);
    const name = Object.entries(shape).map((size) => size.join(" ")).join(", ");
    console.log(
      `| ${name} | ${what} | ${number(median(our), digits)} | ${number(median(their), digits)} | ${number(ratio(median(our), median(their)), 1)} ` +
        `| ${number(ratios[0], 1)} to ${number(ratios.at(-1), 1)} | ${gflops} | ${share} |`,
    );
  };
  const speed = (kind) => number(median(ours.map((result) => result[`${kind}_gflops`])), 1);
  const share = (kind) => `${number(100 * median(ours.map((result) => result[`${kind}_share_of_peak`])), 1)} %`;
  row("training, samples/s", "train_samples_per_s", 0, (our, their) => our / their, speed("train"), share("train"));
  row("inference, samples/s", "infer_samples_per_s", 0, (our, their) => our / their, speed("infer"), share("infer"));
  row("one window, µs", "single_us", 1, (our, their) => their / our);
  const peak = (key) => number(median(ours.map((result) => result[key])), 1);
  const { threads, simd } = ours[0];
  console.log(`| | multiply-add peak, ${threads} threads and 1, ${simd} | | | | | ${peak("fma_peak_gflops")} and ${peak("fma_peak_one_thread_gflops")} | |`);
}
