import SchemagenFormatter
import SchemagenLanguage
import SchemagenModel

/// Writes a draft as a schema file that a person would have written: what a naming rule says is left out, and what
/// concerns one column stands on it.
public struct DraftWriter {
    let draft: SchemaDraft
    let naming: SQLNaming
    /// The SQL names of tables by their Swift names.
    let sqlTables: [String: String]
    var output = ""

    /// What went wrong: the text is none of the schema language, which is a mistake of the importer.
    public struct NotReadable: Error, Sendable, CustomStringConvertible {
        /// The text.
        public var source: String
        /// Why it cannot be read.
        public var diagnostics: [Diagnostic]

        /// The first reasons.
        public var description: String {
            "what was imported is no schema: " + diagnostics.prefix(3).map(\.message).joined(separator: "; ")
        }
    }

    /// The text of the file in canonical layout.
    public static func text(of draft: SchemaDraft) throws(NotReadable) -> String {
        var writer = DraftWriter(draft)
        writer.file()
        let result = Formatter.format(SourceFile(path: "\(draft.name).schema", bytes: Array(writer.output.utf8)))
        guard result.diagnostics.isEmpty else {
            throw NotReadable(source: writer.output, diagnostics: result.diagnostics)
        }
        return result.text
    }

    private init(_ draft: SchemaDraft) {
        self.draft = draft
        var settings = SchemaSettings()
        for (kind, pattern) in draft.naming { settings.naming[kind.rawValue] = pattern }
        naming = SQLNaming(settings)
        var tables: [String: String] = [:]
        for declaration in draft.declarations {
            if case .table(let table) = declaration.content { tables[table.name.swift] = table.name.sql }
        }
        sqlTables = tables
    }

    private mutating func file() {
        documentation(draft.documentation)
        line("schema \(SourceText.name(draft.name)) {")
        line("databases: [\(draft.databases.joined(separator: ", "))]")
        let patterns = NameKind.allCases.compactMap { kind -> String? in
            let usual = kind == .uniqueIndex ? draft.naming[.index] : nil
            guard let pattern = draft.naming[kind], pattern != usual ?? kind.defaultPattern else { return nil }
            return "\(kind.rawValue): \(SourceText.string(pattern))"
        }
        if !patterns.isEmpty { line("naming: { \(patterns.joined(separator: ", ")) }") }
        for setting in draft.settings { line("\(setting.key): \(setting.value)") }
        line("}")
        // Namespaces in the order of their first declarations; those with nothing in them at the end.
        var open: String?
        var written: Set<String> = []
        for declaration in draft.declarations {
            if declaration.namespace != open {
                if open != nil { line("}") }
                open = nil
                if let namespace = declaration.namespace,
                    let found = draft.namespaces.first(where: { $0.name.sql == namespace })
                {
                    begin(found)
                    written.insert(namespace)
                    open = namespace
                }
            }
            line("")
            write(declaration)
        }
        if open != nil { line("}") }
        for namespace in draft.namespaces where !written.contains(namespace.name.sql) {
            begin(namespace)
            line("}")
        }
    }

    private mutating func begin(_ namespace: NamespaceDraft) {
        line("")
        documentation(namespace.documentation)
        let name = namespace.name
        let hasAs = SnakeCase.convert(name.swift) != name.sql
        line("namespace \(SourceText.name(name.swift))\(hasAs ? " as \(SourceText.sqlName(name.sql))" : "") {")
    }

    private mutating func write(_ declaration: DeclarationDraft) {
        documentation(declaration.documentation)
        switch declaration.content {
        case .databaseExtension(let name, let attributes):
            line("extension \(SourceText.sqlName(name))\(joined(attributes))")
        case .enumeration(let value): write(value)
        case .type(let value): write(value)
        case .sequence(let value):
            let type = value.type.map { ": \($0)" } ?? ""
            line("sequence \(named(value.name, .sequence))\(type)\(joined(value.attributes))")
        case .table(let value): write(value)
        case .view(let value): write(value)
        case .opaque(let value): write(value)
        }
    }

    private mutating func write(_ value: EnumDraft) {
        line("enum \(named(value.name, .enumeration))\(joined(value.attributes)) {")
        line(value.cases.map { named($0, .enumCase) }.joined(separator: ", "))
        line("}")
    }

    private mutating func write(_ value: TypeDraft) {
        line("type \(named(value.name, .type)) = \(value.base)\(joined(value.attributes))")
        for check in value.checks {
            if check.name.isEmpty {
                line("check \(check.condition)\(joined(check.attributes))")
            } else {
                let hasAs = check.sqlName.map { naming.check(table: value.name.sql, name: check.name) != $0 } ?? false
                let sqlName = hasAs ? check.sqlName.map { " as \(SourceText.sqlName($0))" } ?? "" : ""
                line("check \(SourceText.name(check.name))\(sqlName): \(check.condition)\(joined(check.attributes))")
            }
        }
    }

    private mutating func write(_ value: ViewDraft) {
        let uses = value.uses.map { $0.isEmpty ? "" : " uses \($0.joined(separator: ", "))" } ?? ""
        let head = value.isMaterialized ? "materialized view" : "view"
        line("\(head) \(named(value.name, .view))\(uses)\(joined(value.attributes)) {")
        for column in value.columns { write(column) }
        for index in value.indexes { write(index, of: value.name, value.columns) }
        line("} = sql \(SourceText.statement(value.query))")
    }

    private mutating func write(_ value: OpaqueDraft) {
        let table = value.table.map { " on \(SourceText.name($0))" } ?? ""
        let uses = value.uses.map { $0.isEmpty ? "" : " uses \($0.joined(separator: ", "))" } ?? ""
        let drop = value.drop.map { " drop \(SourceText.statement($0))" } ?? ""
        line(
            "sql \(value.kind) \(SourceText.string(value.identity))\(table)\(uses)\(joined(value.attributes)) "
                + SourceText.statement(value.create) + drop)
    }

    // MARK: Pieces

    mutating func line(_ text: String) {
        output += text
        output += "\n"
    }

    mutating func documentation(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.isEmpty ? "///" : "/// \(part)")
        }
    }

    /// `Name as sql_name`, or `Name` where that is what the naming rules make of it.
    func named(_ name: DraftName, _ kind: NameKind) -> String {
        let swift = SourceText.name(name.swift)
        return naming.name(kind, of: name.swift) == name.sql ? swift : "\(swift) as \(SourceText.sqlName(name.sql))"
    }

    func joined(_ attributes: [String]) -> String { attributes.map { " \($0)" }.joined() }
}
