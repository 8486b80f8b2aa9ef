import SchemagenModel

/// Words that several pages share.
enum CommonText {
    /// A SQL text as code; one a database where they differ.
    static func of(_ text: SQLText) -> String {
        if let common = text.postgresql, common == text.sqlite { return MarkdownText.code(common) }
        var parts: [String] = []
        for database in Database.allCases {
            if let part = text[database] { parts.append("\(MarkdownText.code(part)) (\(database.title))") }
        }
        return parts.joined(separator: ", ")
    }

    /// `only on SQLite`
    static func only(_ databases: DatabaseSet) -> String {
        "only on \(databases.databases.map(\.title).joined(separator: ", "))"
    }

    /// A number with its noun: `1 column`, `2 columns`.
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
    }

    /// `start 1000, increment 5`, as far as it differs from the database's defaults.
    static func options(_ options: SequenceOptions) -> [String] {
        var parts: [String] = []
        if let start = options.start { parts.append("start \(start)") }
        if let increment = options.increment { parts.append("increment \(increment)") }
        if let minimum = options.minimum { parts.append("minimum \(minimum)") }
        if let maximum = options.maximum { parts.append("maximum \(maximum)") }
        if let cache = options.cache { parts.append("cache \(cache)") }
        if options.cycle { parts.append("cycle") }
        return parts
    }

    /// `fillfactor = 70`
    static func parameters(_ parameters: [StorageParameter]) -> String {
        parameters.map { MarkdownText.code("\($0.name) = \($0.value)") }.joined(separator: ", ")
    }

    /// What a constraint is besides its columns.
    static func remarks(_ info: ConstraintInfo, _ names: ColumnNames) -> [String] {
        var parts: [String] = []
        if let deferrable = info.deferrable { parts.append("deferrable, initially \(deferrable.rawValue)") }
        if info.isNotValid { parts.append("not valid") }
        if let conflict = info.onConflict { parts.append("on conflict \(conflict.rawValue) (SQLite)") }
        return parts + names.only(info.databases)
    }

    /// Appends what is said of something deprecated to a cell.
    static func deprecated(_ reason: String?, to rows: inout MarkdownTable) {
        guard let reason else { return }
        rows.separate()
        rows.text.put(reason.isEmpty ? "**Deprecated.**" : "**Deprecated:** \(MarkdownText.inline(reason))")
    }

    /// Appends remarks in one cell, the documentation last.
    static func put(_ remarks: [String], _ documentation: String?, to out: inout MarkdownBuffer) {
        for (position, remark) in remarks.enumerated() {
            if position > 0 { out.fixed("; ") }
            out.put(remark)
        }
        guard let documentation else { return }
        if !remarks.isEmpty { out.fixed(". ") }
        out.cell(documentation)
    }
}

extension ForeignKey.Action {
    /// The words of SQL in lower case.
    var words: String {
        switch self {
        case .noAction: "no action"
        case .restrict: "restrict"
        case .cascade: "cascade"
        case .setNull: "set null"
        case .setDefault: "set default"
        }
    }
}
