"""mutation.py [FOLDER PRINT RESULT]: puts one result into mutation.csv, if there is one, and writes mutation.md anew."""
import csv, datetime, math, pathlib, sys

here = pathlib.Path(__file__).parent
table = here / "mutation.csv"
fields = ["folder", "print", "killed", "endless", "survived", "missed", "all", "day"]
rows = {row["folder"]: {"all": "", **row} for row in csv.DictReader(table.open())} if table.exists() else {}
if sys.argv[1:]:
    folder, print_, result = sys.argv[1:4]
    counts = dict(pair.split("=") for pair in pathlib.Path(result).read_text().split("\n")[0].split(","))
    rows[folder] = {"folder": folder, "print": print_, **counts, "day": datetime.date.today().isoformat()}
with table.open("w", newline="") as file:
    writer = csv.DictWriter(file, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows[name] for name in sorted(rows))
lines = ["""# Mutation testing of the engine

`benchmarks/mutate FOLDER` changes the sources of one folder of `src/Statistics` in small ways (Stryker) and runs the tests of the engine
against each change (`tests/Mutants`; tests that compute for more than a second are left out). Noticed: a test failed, the process
died, or a test did not end within half a minute and ten times its own computing time (endless). Survived: no test noticed. Not
reached: no test comes by. Changes that do not compile and those inside a changed block are not counted. Score: noticed of all that
were tried. Where a part was tried (`--share`, drawn by a hash), the score has a 95 % interval (Wilson, with the correction for a
finite number of changes).

| folder | changes | tried | noticed | of these endless | survived | not reached | score | run |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |"""]
total = [0, 0, 0, 0, 0]
def score(noticed, tried, everything):
    text = f"{100 * noticed / tried:.0f} %"
    if tried == everything: return text
    # As many answers as would be as sure without the correction.
    n, p = tried * (everything - 1) / (everything - tried), noticed / tried
    z = 1.959963984540054
    middle, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return f"{text} ({100 * (middle - half):.0f} to {100 * (middle + half):.0f} %)"
def line(name, counts, everything, shown, day):
    killed, endless, survived, missed = counts
    return f"| {name} | {everything} | {sum(counts)} | {killed + endless} | {endless} | {survived} | {missed} | {shown} | {day} |"
for name in sorted(rows):
    counts = [int(rows[name][key]) for key in fields[2:6]]
    if sum(counts) == 0: continue
    everything = int(rows[name]["all"] or sum(counts))
    total = [a + b for a, b in zip(total, counts + [everything])]
    lines.append(line(name, counts, everything, score(counts[0] + counts[1], sum(counts), everything), rows[name]["day"]))
lines.append(line("all of these", total[:4], total[4], f"{100 * (total[0] + total[1]) / sum(total[:4]):.0f} %", ""))
# What is said of the survivors stays as it was written.
page = here / "mutation.md"
said = page.read_text().partition("\n## ")
page.write_text("\n".join(lines) + "\n" + said[1] + said[2])
