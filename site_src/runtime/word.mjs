// Makes a Word file of the parts that `priorities/word.py` writes. It is loaded when it is first asked for, since docx is large.
// Here is only how a part looks: what is said, and how wide a column is, was decided in Python.
import {
  BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableLayoutType,
  TableRow, TabStopType, TextRun, UnderlineType, WidthType,
} from "./docx.mjs";

const NAVY = "12406F", QUIET = "46525F", LINE = "D5DAE0", SHADE = "EEF2F6", INK = "17212E";
const PAGE = { size: { width: 12240, height: 15840 }, margin: { top: 1080, right: 1080, bottom: 1080, left: 1080, footer: 540 } };
const WIDTH = 10080; // between the margins
const BESIDE = 2600; // how far in a text stands that has its label beside it
const SHORT = 22; // characters of a label that has room there
const EDITS = {
  same: {},
  out: { strike: true, color: "7A2E00" },
  in: { underline: { type: UnderlineType.SINGLE }, color: "00534C" },
};

// A text as runs, with its line breaks kept.
const runs = (text, look = {}) =>
  text.split("\n").map((line, number) => new TextRun({ text: line, ...look, ...(number ? { break: 1 } : {}) }));

const inside = (cell) => (typeof cell === "string" ? runs(cell) : cell.flatMap(([kind, text]) => runs(text, EDITS[kind])));

const border = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const BORDERS = { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border };

const MAKE = {
  heading: ({ level, text }) => [new Paragraph({ heading: HeadingLevel[`HEADING_${level}`], children: runs(text) })],
  paragraph: ({ text, leads }) => [new Paragraph({ children: runs(text), keepNext: leads })],
  note: ({ text }) => [new Paragraph({ style: "Note", children: runs(text) })],
  facts: ({ pairs }) => {
    const beside = pairs.every(([label]) => label.length <= SHORT);
    return pairs.flatMap(([label, text]) =>
      beside
        ? [new Paragraph({ style: "Fact", children: [...runs(`${label}\t`, { bold: true }), ...runs(text)] })]
        : [new Paragraph({ style: "Label", children: runs(label) }), new Paragraph({ children: runs(text) })],
    );
  },
  table: ({ caption, asked, columns, widths, together, rows }) => [
    new Paragraph({
      style: "Caption",
      children: [...(caption ? runs(caption) : []), ...(asked ? runs((caption && " ") + asked, { bold: false }) : [])],
    }),
    new Table({
      columnWidths: widths,
      width: { size: WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: BORDERS,
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((column, at) => cell(runs(column), widths[at], true, SHADE)),
        }),
        ...rows.map(
          (row, number) =>
            new TableRow({
              cantSplit: true,
              children: row.map((one, at) => cell(inside(one), widths[at], together && number < rows.length - 1)),
            }),
        ),
      ],
    }),
    new Paragraph({ style: "Gap", children: [] }),
  ],
};

function cell(children, width, keepNext, fill) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(fill ? { shading: { type: ShadingType.CLEAR, fill, color: "auto" } } : {}),
    children: [new Paragraph({ style: fill ? "Column" : "Cell", keepNext, children })],
  });
}

const heading = (size, before, after, more = {}) => ({
  run: { size, bold: true, color: NAVY, font: "Calibri" },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true, ...more },
});
const style = (id, name, run, paragraph) => ({ id, name, basedOn: "Normal", quickFormat: true, run, paragraph });

const STYLES = {
  default: {
    document: {
      run: { font: "Calibri", size: 21, color: INK, language: { value: "en-US" } },
      paragraph: { spacing: { after: 120, line: 264 } },
    },
    heading1: heading(40, 0, 200),
    heading2: heading(30, 480, 120, { border: { top: { style: BorderStyle.SINGLE, size: 18, color: NAVY, space: 8 } } }),
    heading3: heading(24, 320, 80),
    caption: {
      run: { size: 21, bold: true, italics: false, color: INK },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    style("Note", "Note", { color: QUIET }, {}),
    style("Label", "Label", { bold: true }, { keepNext: true, spacing: { before: 60, after: 0 } }),
    style("Fact", "Fact", {}, {
      spacing: { after: 60 },
      indent: { left: BESIDE, hanging: BESIDE },
      tabStops: [{ type: TabStopType.LEFT, position: BESIDE }],
    }),
    style("Cell", "Cell", { size: 20 }, { spacing: { after: 0, line: 252 } }),
    style("Column", "Column heading", { size: 20, bold: true }, { keepNext: true, spacing: { after: 0, line: 252 } }),
    style("Gap", "Gap", { size: 8 }, { spacing: { after: 120, line: 120 } }),
  ],
};

export async function write(json) {
  const { title, foot, parts } = JSON.parse(json);
  const footer = new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: [
      new TextRun({
        color: QUIET,
        size: 18,
        children: [foot, "\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
      }),
    ],
  });
  const file = new Document({
    title,
    creator: "", // else docx names one
    lastModifiedBy: "",
    styles: STYLES,
    compatibility: { version: 15 },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new Footer({ children: [footer] }) },
        // A statement stays with its heading and with what was said of it.
        children: parts.flatMap((part, at) => MAKE[part.kind]({ ...part, leads: part.leads || parts[at - 1]?.level === 3 })),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
