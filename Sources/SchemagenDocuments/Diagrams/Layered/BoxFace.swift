/// How a box looks: its texts, its columns and its size.
///
/// All heights are such that the middle of each line lies at an odd multiple of five: with the tops of boxes at
/// multiples of ten, lines that nearly meet are exactly straight, and no jog is shorter than five.
struct BoxFace {
    /// A row.
    struct Row {
        let marks: ShownText
        let name: ShownText
        let type: ShownText
    }

    static let rowHeight = 20
    /// Space to the left and right of the texts.
    static let padding = 10
    /// Space above and below the rows.
    static let rowPadding = 5
    private static let mostCells = 48
    private static let mostTypeCells = 32
    private static let leastWidth = 110

    let title: ShownText
    let subtitle: ShownText?
    let rows: [Row]
    let headerHeight: Int
    let width: Int
    /// The height that the texts need.
    let height: Int
    /// Where the names start, behind the marks.
    let nameX: Int
    /// Where the types start.
    let typeX: Int

    init(_ box: DiagramGraph.Box) {
        title = ShownText(box.title, most: Self.mostCells)
        subtitle = box.subtitle.map { ShownText($0, most: Self.mostCells) }
        rows = box.rows.map {
            Row(
                marks: ShownText($0.marks, most: 8), name: ShownText($0.name, most: Self.mostCells),
                type: ShownText($0.type, most: Self.mostTypeCells))
        }
        headerHeight = subtitle == nil ? 30 : 50
        height = rows.isEmpty ? headerHeight : headerHeight + 2 * Self.rowPadding + rows.count * Self.rowHeight
        var marks = 0
        var names = 0
        var types = 0
        for row in rows {
            marks = max(marks, row.marks.cells)
            names = max(names, row.name.cells)
            types = max(types, row.type.cells)
        }
        nameX = Self.padding + (marks == 0 ? 0 : Self.pixels(marks + 1))
        typeX = nameX + Self.pixels(names + 2)
        let rowWidth = types == 0 ? nameX + Self.pixels(names) : typeX + Self.pixels(types)
        let headerWidth = Self.padding + Self.pixels(max(title.cells, subtitle?.cells ?? 0))
        width = max(Self.leastWidth, rowWidth + Self.padding, headerWidth + Self.padding)
    }

    /// The middle of a row.
    func middle(ofRow row: Int) -> Int {
        headerHeight + Self.rowPadding + row * Self.rowHeight + Self.rowHeight / 2
    }

    /// The middle of the header.
    var middleOfHeader: Int { headerHeight / 2 }

    /// The width of a number of cells. Fonts of 12 pixels in the list of the style take 7.2 for each, or a little less.
    private static func pixels(_ cells: Int) -> Int { (cells * 73 + 9) / 10 }
}
