import SchemagenMeasures
import SchemagenModel

/// Which tables only the database has, and which only the schema.
enum LiveCoverage {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        page.heading(2, "Database and schema")
        page.block(
            "By name alone, with the schema as it is now; `swift run schemagen drift URL` compares everything. A table that a coming "
                + "migration makes or renames is among them until then.")
        switch context.measures.tables {
        case .unmeasured(let reason):
            page.block("Tables of the database: \(FigureText.unmeasured(reason)).")
        case .measured(let tables):
            let others = unknown(tables, context)
            page.block(others.isEmpty ? "The schema knows all tables of the database." : "Not in the schema:")
            page.list(others.map { "\(context.name($0.name)), rows: \(LiveTables.count($0))" })
            let missing = missing(tables, context)
            page.block(missing.isEmpty ? "The database has all tables of the schema." : "Not in the database:")
            page.list(missing.map(context.table))
        }
    }

    /// The tables that the schema does not say, without the runner's own and partitions of those that it says.
    private static func unknown(_ tables: [TableMeasures], _ context: LiveContext) -> [TableMeasures] {
        let wanted = wanted(context)
        // The tables in which a module of SQLite keeps the rows of a virtual one begin with its name.
        let modules = tables.filter { $0.kind == .virtual && wanted.contains($0.name) }.map { "\($0.name.name)_" }
        let own: Set<RelationName> = [
            RelationName(context.tables.usualSchema, "schemagen_journal"),
            RelationName(context.tables.usualSchema, "schemagen_progress"),
        ]
        func isKnown(_ table: TableMeasures) -> Bool {
            var seen: Set<RelationName> = []
            var next: TableMeasures? = table
            while let this = next, seen.insert(this.name).inserted {
                if wanted.contains(this.name) { return true }
                next = this.partitionOf.flatMap(context.tables.figures)
            }
            return false
        }
        return tables.filter { table in
            !own.contains(table.name) && !isKnown(table) && !modules.contains { table.name.name.hasPrefix($0) }
        }
    }

    private static func missing(_ tables: [TableMeasures], _ context: LiveContext) -> [RelationName] {
        let found = Set(tables.map(\.name))
        return wanted(context).filter { !found.contains($0) }.sorted()
    }

    /// What the schema says that counts as a table when a database is measured.
    private static func wanted(_ context: LiveContext) -> Set<RelationName> {
        let report = context.report
        var names: Set<RelationName> = []
        for table in report.schema.tables where table.info.databases.contains(report.database) {
            names.insert(RelationName(table.info.sqlSchema ?? context.tables.usualSchema, table.info.sqlName))
        }
        for view in report.schema.views where view.isMaterialized && view.info.databases.contains(report.database) {
            names.insert(RelationName(view.info.sqlSchema ?? context.tables.usualSchema, view.info.sqlName))
        }
        return names
    }
}
