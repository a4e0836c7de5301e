"""mutation.py FOLDER PRINT RESULT: puts one result into mutation.csv and writes mutation.md anew."""
import csv, datetime, pathlib, sys

folder, print_, result = sys.argv[1:4]
here = pathlib.Path(__file__).parent
table = here / "mutation.csv"
fields = ["folder", "print", "killed", "endless", "survived", "missed", "day"]
rows = {row["folder"]: row for row in csv.DictReader(table.open())} if table.exists() else {}
counts = dict(pair.split("=") for pair in pathlib.Path(result).read_text().split("\n")[0].split(","))
rows[folder] = {"folder": folder, "print": print_, **counts, "day": datetime.date.today().isoformat()}
with table.open("w", newline="") as file:
    writer = csv.DictWriter(file, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows[name] for name in sorted(rows))
lines = ["""# Mutation testing of the engine

`benchmarks/mutate FOLDER` changes the sources of one folder of `src/Statistics` in small ways (Stryker) and runs the tests of the engine
against each change (`tests/Mutants`; tests that compute for more than three seconds are left out). Noticed: a test failed, the process
died, or the tests did not end within ten times their computing time. Survived: no test noticed. Not reached: no test comes by. Changes
that do not compile and those inside a changed block are not counted. Score: noticed of all. Some survivors change nothing that could be
noticed: a bound of a search, a tolerance, a branch that is only faster.

| folder | changes | noticed | of these endless | survived | not reached | score | run |
| --- | --- | --- | --- | --- | --- | --- | --- |"""]
total = [0, 0, 0, 0]
def line(name, counts, day):
    killed, endless, survived, missed = counts
    everything = sum(counts)
    return f"| {name} | {everything} | {killed + endless} | {endless} | {survived} | {missed} | {100 * (killed + endless) / everything:.0f} % | {day} |"
for name in sorted(rows):
    counts = [int(rows[name][key]) for key in fields[2:6]]
    if sum(counts) == 0: continue
    total = [a + b for a, b in zip(total, counts)]
    lines.append(line(name, counts, rows[name]["day"]))
lines.append(line("all of these", total, ""))
(here / "mutation.md").write_text("\n".join(lines) + "\n")
