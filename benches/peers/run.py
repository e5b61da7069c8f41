#!/usr/bin/env python3
"""Sets one issue with banxin, the floor, Typst and XeLaTeX, in alternation.

    python3 -m pip install typst                        # the wheel is the whole of Typst
    apt-get install texlive-xetex texlive-lang-chinese  # xelatex, xeCJK
    python3 benches/peers/run.py [PAGES ...]            # 16 without

The issue is that of benches/corpus: the same copy, faces, sizes, leading, sheets and columns
for everybody. What the others are asked for is less than a newspaper: copy with heads poured
through columns, page by page, with no head fitted to its columns and no story ended on its
last row; and they write plain PDF. What is not installed is left out, and that is said.
The first run of each is not counted. Typst is called from Python, as its wheel is; what
Python itself takes is a row of the table.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
FONTS = HOME / "fonts"
RUNS = int(os.environ.get("RUNS", "7"))
# By page: columns, characters to a line, size and leading in points, margins in mm; of
# layouts/front.toml and layouts/eight-column.toml.
FRONT = (5, 19, 10, 14, (30, 28, 18.6))
EIGHT = (8, 13, 9, 12.5, (34, 28, 18.8))
SHEET = (390, 545)


def stories(folder):
    """The copy by page: for each story its heads and its paragraphs."""
    pages = {}
    for file in sorted((folder / "articles").glob("*.md")):
        _, front, body = file.read_text(encoding="utf-8").split("+++\n", 2)
        front = dict(line.split(" = ", 1) for line in front.splitlines() if " = " in line)
        heads = [front["kicker"], front["main"].strip("[]"), front["deck"], front["byline"]]
        pages.setdefault(int(file.name[:3]), []).append(
            ([json.loads(it) for it in heads], body.splitlines())
        )
    return pages


def typst_source(pages):
    plain = str.maketrans({it: "\\" + it for it in "\\#*_`$@<>~=-+/[]'\""})
    out = ['#set text(font: ("Source Serif 4 SmText", "Press Song SC"), lang: "zh")']
    for number, page in pages.items():
        columns, measure, size, leading, (top, foot, side) = FRONT if number == 1 else EIGHT
        out += [
            f"#set page(width: {SHEET[0]}mm, height: {SHEET[1]}mm, columns: {columns}, "
            f"margin: (top: {top}mm, bottom: {foot}mm, x: {side}mm))",
            f"#set columns(gutter: {size}pt)",
            f"#set text(size: {size}pt, top-edge: 0.88em, bottom-edge: -0.12em)",
            f"#set par(justify: true, leading: {leading - size}pt, "
            f"spacing: {leading - size}pt, first-line-indent: (amount: 2em, all: true))",
        ]
        for (kicker, main, deck, byline), body in page:
            head = f'#block[#set par(first-line-indent: 0pt); #text(font: "Press Hei SC")[{kicker.translate(plain)}] \\ '
            head += f'#text(font: "Press Song SC", weight: "black", size: 24pt)[{main.translate(plain)}] \\ '
            head += f'#text(font: "Press Kai SC")[{deck.translate(plain)} \\ {byline.translate(plain)}]]'
            out.append(head)
            for line in body:
                if line.startswith("## "):
                    line = f'#text(font: "Press Hei SC", weight: "bold")[{line[3:].translate(plain)}]'
                else:
                    line = line.translate(plain)
                out.append(line + "\n")
    return "\n".join(out)


def latex_source(pages):
    plain = {it: "\\" + it for it in "#$%&_{}"} | {"~": r"\textasciitilde{}"}
    plain = str.maketrans(plain | {"^": r"\textasciicircum{}", "\\": r"\textbackslash{}"})
    song, hei, kai = FONTS / "song", FONTS / "hei", FONTS / "kai"
    out = [
        r"\documentclass{article}\usepackage{multicol,geometry,xeCJK}",
        rf"\geometry{{paperwidth={SHEET[0]}mm,paperheight={SHEET[1]}mm}}",
        rf"\setmainfont{{SourceSerif4SmText-Regular.otf}}[Path={FONTS / 'latin'}/]",
        rf"\setCJKmainfont{{PressSongSC-Regular.otf}}[Path={song}/]",
        rf"\newCJKfontfamily\heavy{{PressSongSC-Black.otf}}[Path={song}/]",
        rf"\newCJKfontfamily\hei{{PressHeiSC-Regular.otf}}[Path={hei}/]",
        rf"\newCJKfontfamily\bold{{PressHeiSC-Bold.otf}}[Path={hei}/]",
        rf"\newCJKfontfamily\kai{{PressKaiSC-Regular.ttf}}[Path={kai}/]",
        r"\pagestyle{empty}\raggedbottom\begin{document}",
    ]
    for number, page in pages.items():
        columns, measure, size, leading, (top, foot, side) = FRONT if number == 1 else EIGHT
        out += [
            rf"\newgeometry{{top={top}mm,bottom={foot}mm,hmargin={side}mm}}",
            rf"\fontsize{{{size}pt}}{{{leading}pt}}\selectfont\parindent=2em\parskip=0pt",
            rf"\columnsep={size}pt\begin{{multicols*}}{{{columns}}}",
        ]
        for (kicker, main, deck, byline), body in page:
            kicker, main, deck, byline = (it.translate(plain) for it in (kicker, main, deck, byline))
            out.append(
                rf"\noindent{{\hei {kicker}}}\\{{\heavy\fontsize{{24pt}}{{28pt}}\selectfont {main}\\}}"
                rf"{{\kai {deck}\\{byline}}}\par"
            )
            for line in body:
                if line.startswith("## "):
                    out.append(rf"{{\bold {line[3:].translate(plain)}}}\par")
                else:
                    out.append(line.translate(plain) + r"\par")
        out.append(r"\end{multicols*}\clearpage")
    return "\n".join(out + [r"\end{document}"])


def built():
    """Banxin and the program that has the floor in it."""
    cargo = ["cargo", "build", "--release", "--bin", "banxin", "--bench", "whole_process"]
    told = subprocess.run(
        [*cargo, "--message-format=json"], cwd=HOME, check=True, capture_output=True, text=True
    )
    lines = [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]
    files = [it["executable"] for it in lines if it.get("executable")]
    bench = next(it for it in files if "whole_process" in it)
    banxin = next(it for it in files if pathlib.Path(it).stem == "banxin")
    return banxin, bench


def run(command, folder):
    """Wall clock and processor time in seconds, memory in MiB."""
    start = time.perf_counter()
    with open(folder / "said.txt", "wb") as said:
        child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} failed: see {folder / 'said.txt'}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(pages, banxin, bench):
    folder = HOME / "target" / "peers" / str(pages)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([bench, "--write", str(pages), folder], check=True)
    copy = stories(folder)
    commands = {
        "floor": [bench, "--floor", str(folder / "floor")],
        "banxin": [banxin, "build", "issue.toml", "-o", "banxin.pdf"],
    }
    if importlib.util.find_spec("typst"):
        (folder / "issue.typ").write_text(typst_source(copy), encoding="utf-8")
        call = f"import typst; typst.compile('issue.typ', output='typst.pdf', font_paths=[{str(FONTS)!r}])"
        commands["Python alone"] = [sys.executable, "-c", "import typst"]
        commands["Typst"] = [sys.executable, "-c", call]
    else:
        print("Typst is not installed: python3 -m pip install typst")
    if shutil.which("xelatex"):
        (folder / "issue.tex").write_text(latex_source(copy), encoding="utf-8")
        commands["XeLaTeX"] = ["xelatex", "-interaction=batchmode", "-halt-on-error", "issue.tex"]
    else:
        print("XeLaTeX is not installed: apt-get install texlive-xetex texlive-lang-chinese")
    results = {name: [] for name in commands}
    for turn in range(RUNS + 1):
        for name, command in commands.items():
            result = run(command, folder)
            if turn > 0:
                results[name].append(result)
    base = statistics.median(it[0] for it in results["banxin"])
    for name, runs in results.items():
        wall, processor = (statistics.median(it[at] for it in runs) for at in (0, 1))
        fastest, memory = min(it[0] for it in runs), max(it[2] for it in runs)
        print(
            f"| {pages} | {name} | {wall:.2f} s | {fastest:.2f} s | {processor:.2f} s "
            f"| {memory:.0f} MiB | {wall / base:.1f} |"
        )


def main():
    banxin, bench = built()
    print("| pages | process | median | fastest | processor | most memory | of banxin's |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for pages in [int(it) for it in sys.argv[1:]] or [16]:
        measure(pages, banxin, bench)


if __name__ == "__main__":
    main()
