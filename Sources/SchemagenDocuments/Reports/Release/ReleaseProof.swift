import SchemagenHistory
import SchemagenModel

/// What was validated and how: what the evidence says, and what it does not.
enum ReleaseProof {
    static func add(_ facts: ReleaseFacts, to page: inout MarkdownPage) {
        page.heading(2, "What was validated, and how")
        page.table(["Engine", "History", "Directions", "Tables with rows", "Of the release's tables"]) { rows in
            for database in facts.databases {
                for record in facts.proofs(on: database) {
                    rows.cell(ReportText.engine(record))
                    rows.cell(
                        "\(CommonText.count(facts.history.count(of: record), "migration")), chain \(ReportText.hash(record.chain))"
                    )
                    rows.cell(directions(facts, record))
                    let all = record.measured.count + record.unmeasured.count
                    rows.cell("\(record.measured.count) of \(all)")
                    rows.cell(own(facts, record))
                }
            }
        }
        let missing = facts.databases.filter { facts.proofs(on: $0).isEmpty }
        page.list(
            missing.map { database in
                "Not proved on \(database.title)"
                    + (facts.history.isIntact
                        ? "" : ": the files are not those that the lock holds, so nothing is proved of them")
                    + "; \(HistoryFacts.proving(database))."
            })
        guard missing.count < facts.databases.count else { return }
        page.block(conduct(facts))
    }

    /// How it was proved, as far as the evidence says so.
    private static func conduct(_ facts: ReleaseFacts) -> String {
        let proved = facts.databases.filter { !facts.proofs(on: $0).isEmpty }
        let barred = ReportText.unique(proved.flatMap(facts.barred).map(\.title))
        let empty = facts.databases.flatMap(facts.proofs).filter(\.measured.isEmpty)
        var sentences = [
            "Each migration ran up, was compared with its snapshot built afresh on the same server, ran down, was compared "
                + "with the state before, and ran up again"
                + (barred.isEmpty ? "." : "; \(ReportText.names(barred)) ran up alone, since there is no way back.")
        ]
        if empty.count < proved.flatMap(facts.proofs).count {
            sentences.append(
                "The tables that are counted had rows meanwhile; rows that were made up and broke what a migration asks "
                    + "for were taken out before it.")
        }
        if !empty.isEmpty {
            sentences.append(
                "No table had rows on \(ReportText.sentence(empty.map(ReportText.engine))): what becomes of rows there is "
                    + "unmeasured.")
        }
        return sentences.joined(separator: " ")
    }

    private static func directions(_ facts: ReleaseFacts, _ record: Evidence.Record) -> String {
        let barred = facts.barred(on: record.database)
        return barred.isEmpty
            ? "up, down, up" : "up, down, up; up alone for \(ReportText.names(barred.map(\.title)))"
    }

    /// How many of the tables that the release makes had rows.
    private static func own(_ facts: ReleaseFacts, _ record: Evidence.Record) -> String {
        let tables = Self.tables(facts, on: record.database)
        guard !tables.isEmpty else { return "it makes none" }
        let measured = tables.filter { Self.isMeasured($0, record) }
        guard measured.count < tables.count else { return "all \(tables.count) with rows" }
        let missing = tables.filter { !Self.isMeasured($0, record) }
        return "\(measured.count) of \(tables.count) with rows; rows unmeasured in "
            + ReportText.names(missing.map(\.info.sqlName))
    }

    /// The tables that a release makes and that are there at the end of it.
    static func tables(_ facts: ReleaseFacts, on database: Database) -> [Table] {
        let names = Set((facts.impacts[database] ?? []).flatMap { $0.newTables.map(\.info.name) })
        return facts.after.tables.filter { names.contains($0.info.name) }
    }

    /// Whether rows of a table were followed; PostgreSQL's names have their namespace before them.
    static func isMeasured(_ table: Table, _ record: Evidence.Record) -> Bool {
        let names: Set<String> =
            record.database == .sqlite
            ? [table.info.sqlName] : ["\(table.info.sqlSchema ?? "public").\(table.info.sqlName)"]
        return record.measured.contains(where: names.contains)
    }
}
