import SchemagenLanguage
import SchemagenModel

/// Writes the statements of a migration for PostgreSQL 14 and later.
///
/// Objects in a namespace are written with it. All others are written bare and go where the runner's `search_path` says.
struct PostgreSQLWriter {
    let index: SchemaIndex
    /// What could not be written.
    var diagnostics = DiagnosticBag()

    private let types: PostgreSQLTypes
    /// Whether documentation becomes `COMMENT ON`.
    let hasComments: Bool
    /// Whether a column can get a check from its type.
    let hasDerivedChecks: Bool
    /// Whether a sequence can be one that is not logged.
    let hasUnloggedSequences: Bool
    private var scopes: ColumnScopes

    /// Makes a writer for steps of a schema: the one that a step's objects belong to.
    init(schema: Schema, index: SchemaIndex) {
        self.index = index
        types = PostgreSQLTypes(index: index)
        hasComments = schema.settings.sqlComments
        hasDerivedChecks = !schema.types.isEmpty || schema.enums.contains { $0.storage == .check }
        hasUnloggedSequences = schema.settings.minimumVersions[.postgresql].map { $0 >= DatabaseVersion(15) } ?? false
        scopes = ColumnScopes(index, isQualified: true)
    }

    // MARK: Names

    /// A type's name; reports one that PostgreSQL does not have.
    mutating func typeName(_ type: DataType, in subject: Subject, at anchor: SourceAnchor) -> String {
        if let name = types.name(of: type) { return name }
        diagnostics.add(.typeNotInDatabase, "PostgreSQL has no type for \(subject.text)", at: anchor.span)
        return "text"
    }

    /// Appends the SQL names of columns in parentheses; reports one that is not there.
    mutating func names(
        _ columns: [String], _ scope: ColumnScope, in subject: Subject, at anchor: SourceAnchor,
        to out: inout StatementBuffer
    ) {
        var count = 0
        out.fixed("(")
        for column in columns {
            guard let name = scope.sqlName(of: column) else {
                missing(column, in: subject, at: anchor)
                continue
            }
            if count > 0 { out.fixed(", ") }
            out.name(name)
            count += 1
        }
        out.fixed(")")
    }

    /// Reports a column that is not there.
    mutating func missing(_ column: String, in subject: Subject, at anchor: SourceAnchor) {
        diagnostics.add(
            .referenceNotFound, "\(subject.text) names the column `\(column)`, which is not there", at: anchor.span)
    }

    /// The columns of a table or a view by the Swift name of the owner.
    mutating func scope(of owner: String, at anchor: SourceAnchor) -> ColumnScope {
        if let scope = scopes.scope(of: owner) { return scope }
        diagnostics.add(.referenceNotFound, "no table or view `\(owner)`", at: anchor.span)
        return ColumnScope(owner: Quoting.identifier(owner), columns: [])
    }

    /// The columns of a table.
    mutating func scope(of table: Table) -> ColumnScope { scopes.scope(of: table) }

    // MARK: Expressions

    /// The SQL of an expression over a row.
    mutating func expression(
        _ expression: Expression, _ scope: ColumnScope?, in subject: Subject, at anchor: SourceAnchor
    ) -> String {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: subject, on: .postgresql, at: anchor)
        return text
    }

    /// The SQL of a check of a `type`, whose `value` has the given text.
    mutating func expression(
        _ expression: Expression, value: String, of type: DataType, isCollated: Bool, in subject: Subject,
        at anchor: SourceAnchor
    ) -> String {
        var writer = PostgreSQLExpressionWriter(
            context: ExpressionContext(index: index, value: .init(text: value, type: type, isCollated: isCollated)))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: subject, on: .postgresql, at: anchor)
        return text
    }

    /// The SQL of a constant: a default or a bound.
    mutating func constant(
        _ expression: Expression, for type: DataType, in subject: Subject, at anchor: SourceAnchor
    ) -> String {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index))
        let text = writer.value(expression, for: type)
        diagnostics.add(writer.problem, in: subject, on: .postgresql, at: anchor)
        return text
    }

    /// A text of SQL for PostgreSQL.
    mutating func sql(_ text: SQLText, in owner: String, at anchor: SourceAnchor) -> String {
        guard let sql = text.postgresql else {
            diagnostics.add(.sqlTextMissingForDatabase, "\(owner) has no text for PostgreSQL", at: anchor.span)
            return ""
        }
        return StatementText.trimmed(sql)
    }

    // MARK: Parts that several statements have

    /// Appends the options of a sequence, each with `separator` and then a space in front.
    static func put(_ options: SequenceOptions, after separator: String = " ", to out: inout StatementBuffer) {
        var separator = separator
        func put(_ words: String, _ number: Int64?) {
            guard let number else { return }
            out.put(separator)
            out.put(words)
            out.number(number)
            separator = " "
        }
        put("INCREMENT BY ", options.increment)
        put("MINVALUE ", options.minimum)
        put("MAXVALUE ", options.maximum)
        put("START WITH ", options.start)
        put("CACHE ", options.cache)
        if options.cycle {
            out.put(separator)
            out.fixed("CYCLE")
        }
    }

    /// Appends `COMMENT ON`, where the schema asks for comments and there is documentation.
    func comment(_ documentation: String?, to out: inout StatementBuffer, on object: (inout StatementBuffer) -> Void) {
        guard hasComments, let documentation, !documentation.isEmpty else { return }
        out.begin()
        out.fixed("COMMENT ON ")
        object(&out)
        out.fixed(" IS ")
        out.literal(documentation)
        out.end()
    }

    /// Appends storage parameters: ` WITH (fillfactor = 70)`.
    static func put(_ parameters: [StorageParameter], to out: inout StatementBuffer) {
        guard !parameters.isEmpty else { return }
        out.fixed(" WITH")
        list(parameters, to: &out)
    }

    /// Appends parameters in parentheses.
    static func list(_ parameters: [StorageParameter], to out: inout StatementBuffer) {
        out.fixed(" (")
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { out.fixed(", ") }
            out.put(parameterName(parameter.name))
            out.fixed(" = ")
            out.put(storageValue(parameter.value))
        }
        out.fixed(")")
    }

    /// The name of a storage parameter, which may have a point in it: `toast.autovacuum_enabled`.
    static func parameterName(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false)
            .map { Quoting.identifier(String($0)) }.joined(separator: ".")
    }

    private static func storageValue(_ value: String) -> String {
        let isPlain = value.unicodeScalars.allSatisfy {
            switch $0 {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
            default: false
            }
        }
        return isPlain && !value.isEmpty && !value.hasPrefix("--") ? value : Quoting.literal(value)
    }
}
