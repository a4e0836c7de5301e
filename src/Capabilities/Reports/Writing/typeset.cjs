// Sets reports as PDF/UA-1. One job in each line of the input, one answer in each line of the output; started by TypesetPdf.cs.
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const fonts = process.argv[2].split(path.delimiter).filter(one => one && fs.existsSync(one));
const compiler = NodeCompiler.create({ workspace: __dirname, fontArgs: [{ fontBlobs: fonts.map(one => fs.readFileSync(one)) }] });
const template = fs.readFileSync(path.join(__dirname, 'report.typ'), 'utf8');

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', line => {
  let id = '';
  try {
    const job = JSON.parse(line);
    id = job.id;
    compiler.mapShadow(path.join(__dirname, 'report.json'), Buffer.from(JSON.stringify(job.report)));
    const compiled = compiler.compile({ mainFileContent: template });
    const faults = compiled.takeDiagnostics();
    if (!compiled.result) throw new Error(JSON.stringify(compiler.fetchDiagnostics(faults)));
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: job.moment });
    process.stdout.write(JSON.stringify({ id, pages: compiled.result.numOfPages, pdf: pdf.toString('base64') }) + '\n');
  } catch (fault) {
    process.stdout.write(JSON.stringify({ id, fault: String(fault && fault.message || fault) }) + '\n');
  }
  compiler.evictCache(10);
});
