import SchemagenMeasures
import SchemagenModel
import SchemagenPlanning

/// What every part of the page looks up: which table of the database is which of the schema.
struct LiveContext {
    let report: LiveReport
    /// What was measured of tables.
    let tables: TableBytes
    /// The Swift names of the schema's tables, by what the database calls them.
    private let known: [RelationName: String]

    var measures: DatabaseMeasures { report.measures }

    init(_ report: LiveReport) {
        self.report = report
        tables = TableBytes(report.measures, on: report.database)
        var known: [RelationName: String] = [:]
        for table in report.schema.tables where table.info.databases.contains(report.database) {
            known[RelationName(table.info.sqlSchema ?? tables.usualSchema, table.info.sqlName)] = table.info.name
        }
        self.known = known
    }

    /// The Swift name of a table of the schema.
    func swiftName(_ table: RelationName) -> String? { known[table] }

    /// A name as code, with its schema where that is not the usual one.
    func name(_ name: RelationName) -> String {
        let isUsual = name.schema.utf8.elementsEqual(tables.usualSchema.utf8)
        return FigureText.code(isUsual ? name.name : name.description)
    }

    /// A table's name, which leads to its page where there is one.
    func table(_ name: RelationName) -> String {
        let text = self.name(name)
        guard let swiftName = known[name], report.linked.contains(swiftName) else { return text }
        var out = MarkdownBuffer()
        out.fixed("[")
        out.put(text)
        out.fixed("](")
        DocumentPath(.tables, swiftName).put(from: nil, to: &out)
        out.fixed(")")
        return out.text
    }
}

extension MarkdownPage {
    /// Adds a list's section: its heading, then the figures, or why there are none, or words for none.
    mutating func section<Element>(
        _ title: String, _ list: Measure<[Element]>, orIfEmpty words: String,
        _ add: (inout MarkdownPage, [Element]) -> Void
    ) {
        heading(2, title)
        part(list, orIfEmpty: words, add)
    }

    /// Adds a list, or why there is none, or words for none.
    mutating func part<Element>(
        _ list: Measure<[Element]>, orIfEmpty words: String, _ add: (inout MarkdownPage, [Element]) -> Void
    ) {
        switch list {
        case .unmeasured(let reason): block(FigureText.unmeasured(reason) + ".")
        case .measured(let elements) where elements.isEmpty: block(words)
        case .measured(let elements): add(&self, elements)
        }
    }
}
