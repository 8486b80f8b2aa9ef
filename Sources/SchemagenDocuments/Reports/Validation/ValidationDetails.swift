import SchemagenModel
import SchemagenValidation

/// What is to be said of single tables, and the lists of what concerns many of them.
enum ValidationDetails {
    static func add(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        foreignKeys(facts, to: &page)
        redundancies(facts, to: &page)
        conflicts(facts, to: &page)
        deprecated(facts, to: &page)
        let told = facts.schema.tables.filter { facts.remarks[$0.info.name] != nil }
        guard !told.isEmpty else { return }
        page.heading(2, "Tables to look at")
        for table in told {
            page.heading(3, heading(of: table))
            page.list(facts.remarks[table.info.name] ?? [])
        }
    }

    // MARK: Single tables

    /// A heading that no other heading of the page can have.
    private static func heading(of table: Table) -> String { "Table \(MarkdownText.inline(table.info.name))" }

    /// The link to what is said of a table; empty where nothing is.
    static func link(to table: Table, remarks number: Int) -> String {
        guard number > 0 else { return "" }
        let words = CommonText.count(number, "remark")
        // Renderers differ in what they make of letters beyond ASCII.
        let isPlain = table.info.name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        return isPlain ? "[\(words)](#table-\(table.info.name.lowercased()))" : words
    }

    /// What the counts of tables do not tell, by their Swift names; none of those of which there is nothing to say.
    static func remarks(_ facts: ValidationFacts) -> [String: [String]] {
        var conflicts: [String: [NameConflicts.Conflict]] = [:]
        for conflict in facts.conflicts.sql + facts.conflicts.swift {
            for table in conflict.tables { conflicts[table, default: []].append(conflict) }
        }
        var result: [String: [String]] = [:]
        for table in facts.schema.tables where result[table.info.name] == nil {
            let remarks = remarks(on: table, conflicts[table.info.name] ?? [], facts)
            if !remarks.isEmpty { result[table.info.name] = remarks }
        }
        return result
    }

    /// What a table's counts do not tell.
    private static func remarks(
        on table: Table, _ conflicts: [NameConflicts.Conflict], _ facts: ValidationFacts
    ) -> [String] {
        let name = table.info.name
        var remarks: [String] = []
        for conflict in conflicts {
            remarks.append("Name conflict: \(words(conflict)).")
        }
        for fact in facts.foreignKeys.byTable[name] ?? [] {
            guard let problem = problem(of: fact) else { continue }
            let columns = facts.context.names(of: name).list(fact.key.columns)
            let place = fact.partition.map { " of partition \(MarkdownText.code($0))" } ?? ""
            remarks.append("Foreign key \(columns)\(place) to \(target(of: fact, facts)): \(problem).")
        }
        for item in facts.deprecated.byTable[name] ?? [] {
            remarks.append("Deprecated: \(item.subject)\(reason(item)); \(users(of: item)).")
        }
        for finding in facts.drift(of: table) {
            remarks.append("Drift: \(ReportText.message(finding.message)) (\(MarkdownText.code(finding.code.name))).")
        }
        // What most tables have is a list of its own, and said here only beside something else.
        guard !remarks.isEmpty else { return [] }
        return remarks
            + (facts.redundancies[name] ?? []).map { "Redundant: \(ReportText.message($0.reason))." }
    }

    // MARK: Lists

    private static func foreignKeys(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        guard !facts.foreignKeys.all.isEmpty else { return }
        page.heading(2, "Foreign keys")
        page.table(["Columns", "Refer to", "Target", "Types", "Found by", "On delete"]) { rows in
            for fact in facts.foreignKeys.all {
                rows.cell(path(of: fact, facts))
                rows.cell(target(of: fact, facts))
                rows.cell(fact.hasTarget ? "exists" : "**missing**")
                switch fact.fit {
                case .same: rows.cell("fit")
                case .comparable: rows.cell("**differ**")
                case .incomparable: rows.cell("**do not compare**")
                case nil: rows.cell("unmeasured")
                }
                rows.cell(serving(fact))
                rows.cell(fact.key.onDelete.words)
            }
        }
    }

    private static func path(of fact: ForeignKeyFacts.Fact, _ facts: ValidationFacts) -> String {
        let name = fact.table.info.name
        return MarkdownText.link(to: DocumentPath(.tables, name), from: .reports) + " "
            + facts.context.names(of: name).list(fact.key.columns)
            + (fact.partition.map { " in partition \(MarkdownText.code($0))" } ?? "")
    }

    private static func target(of fact: ForeignKeyFacts.Fact, _ facts: ValidationFacts) -> String {
        guard fact.target != nil else { return MarkdownText.code(fact.key.table) }
        return MarkdownText.link(to: DocumentPath(.tables, fact.key.table), from: .reports) + " "
            + facts.context.names(of: fact.key.table).list(fact.key.referenced)
    }

    /// What finds the rows that refer to one; by database where they differ.
    private static func serving(_ fact: ForeignKeyFacts.Fact) -> String {
        func words(_ index: String?) -> String { index.map { MarkdownText.code($0) } ?? "**no index**" }
        let all = ReportText.unique(fact.indexes.map { words($0.index) })
        if all.count <= 1 { return all.first ?? "" }
        return fact.indexes.map { "\(words($0.index)) on \($0.database.title)" }.joined(separator: ", ")
    }

    private static func problem(of fact: ForeignKeyFacts.Fact) -> String? {
        if !fact.hasTarget { return "what it refers to is not there" }
        switch fact.fit {
        case .incomparable: return "its types do not compare"
        case .comparable: return "the types of its two sides differ"
        default: break
        }
        guard !fact.isIndexed else { return nil }
        let without = fact.indexes.filter { $0.index == nil }.map(\.database.title)
        return "no index of \(ReportText.sentence(without)) begins with it; each delete there reads all rows here"
    }

    private static func redundancies(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        guard !facts.redundancies.isEmpty else { return }
        page.heading(2, "Redundant indexes")
        page.table(["Table", "Index", "Why"]) { rows in
            for table in facts.schema.tables {
                for item in facts.redundancies[table.info.name] ?? [] {
                    rows.text.link(to: DocumentPath(.tables, table.info.name), from: .reports)
                    rows.endCell()
                    rows.code(item.index?.sqlName ?? item.constraint?.sqlName ?? "")
                    rows.cell(ReportText.message(item.why))
                }
            }
        }
    }

    private static func conflicts(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        let all = facts.conflicts.sql + facts.conflicts.swift
        guard !all.isEmpty else { return }
        page.heading(2, "Name conflicts")
        page.list(all.map { "\(words($0))." })
    }

    private static func words(_ conflict: NameConflicts.Conflict) -> String {
        "\(MarkdownText.code(conflict.name)) is the name of "
            + "\(ReportText.sentence(conflict.owners.map(MarkdownText.inline))) (\(conflict.place))"
    }

    private static func deprecated(_ facts: ValidationFacts, to page: inout MarkdownPage) {
        guard !facts.deprecated.items.isEmpty else { return }
        page.heading(2, "Deprecated")
        page.table(["What", "Why", "Still used by"]) { rows in
            for item in facts.deprecated.items {
                rows.cell(item.subject)
                rows.cell(MarkdownText.inline(item.reason))
                let mentions = item.mentions.isEmpty ? "" : "SQL that may: \(list(item.mentions))"
                rows.cell(
                    item.users.isEmpty
                        ? item.mentions.isEmpty ? "nothing in the schema" : "nothing that can be seen; \(mentions)"
                        : list(item.users) + (item.mentions.isEmpty ? "" : "; \(mentions)"))
            }
        }
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    private static func reason(_ item: DeprecatedUses.Item) -> String {
        item.reason.isEmpty ? "" : " (\(MarkdownText.inline(item.reason)))"
    }

    private static func users(of item: DeprecatedUses.Item) -> String {
        let mentions = item.mentions.isEmpty ? "" : "SQL that may: \(ReportText.sentence(item.mentions))"
        guard item.users.isEmpty else {
            return "still used by \(ReportText.sentence(item.users))"
                + (mentions.isEmpty ? "" : "; \(mentions)")
        }
        return mentions.isEmpty ? "nothing in the schema uses it" : "nothing that can be seen uses it; \(mentions)"
    }
}
