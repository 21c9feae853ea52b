// Runs an ONNX model over rows of float32 cells and writes its margins, then its probabilities, as float64.
//   node onnx_run.js FOLDER MODEL CELLS WIDTH ANSWERS        (FOLDER: where `npm install onnxruntime-node` was run)
const fs = require("fs");
const path = require("path");
const [, , folder, model, cells, width, answers] = process.argv;
const ort = require(path.join(folder, "node_modules", "onnxruntime-node"));

async function main() {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 2 });
  const bytes = fs.readFileSync(cells);
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const rows = numbers.length / Number(width);
  const margins = new Float64Array(rows);
  const probabilities = new Float64Array(rows);
  for (let first = 0; first < rows; first += 500) {
    const end = Math.min(rows, first + 500);
    const block = numbers.slice(first * width, end * width);
    const found = await session.run({ cells: new ort.Tensor("float32", block, [end - first, Number(width)]) });
    margins.set(found.margin.data, first);
    probabilities.set(found.probability.data, first);
  }
  fs.writeFileSync(answers, Buffer.concat([Buffer.from(margins.buffer), Buffer.from(probabilities.buffer)]));
}

main().catch((fault) => {
  console.error(fault);
  process.exit(1);
});
