import SchemagenLanguage
import SchemagenModel

/// Writes the statements of a migration for PostgreSQL 14 and later.
///
/// Objects in a namespace are written with it. All others are written bare and go where the runner's `search_path` says.
public struct PostgreSQLWriter {
    let index: SchemaIndex
    let settings: SchemaSettings
    /// What could not be written.
    public internal(set) var diagnostics = DiagnosticBag()

    /// Makes a writer for steps of a schema: the one that a step's objects belong to.
    public init(schema: Schema) {
        self.init(index: SchemaIndex(schema), settings: schema.settings)
    }

    init(index: SchemaIndex, settings: SchemaSettings) {
        self.index = index
        self.settings = settings
    }

    /// A type's name; reports one that PostgreSQL does not have.
    mutating func typeName(_ type: DataType, in owner: String, at anchor: SourceAnchor) -> String {
        if let name = PostgreSQLTypes(index: index).name(of: type) { return name }
        diagnostics.add(.typeNotInDatabase, "PostgreSQL has no type for \(owner)", at: anchor.span)
        return "text"
    }

    /// The SQL of an expression over a row.
    mutating func expression(
        _ expression: Expression, _ scope: ColumnScope?, in owner: String, at anchor: SourceAnchor
    ) -> String {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: owner, on: .postgresql, at: anchor)
        return text
    }

    /// The SQL of a check of a `type`, whose `value` has the given text.
    mutating func expression(
        _ expression: Expression, value: String, of type: DataType, in owner: String, at anchor: SourceAnchor
    ) -> String {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index, value: (value, type)))
        let text = writer.text(expression)
        diagnostics.add(writer.problem, in: owner, on: .postgresql, at: anchor)
        return text
    }

    /// The SQL of a constant: a default or a bound.
    mutating func constant(_ expression: Expression, for type: DataType, in owner: String, at anchor: SourceAnchor)
        -> String
    {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index))
        let text = writer.value(expression, for: type)
        diagnostics.add(writer.problem, in: owner, on: .postgresql, at: anchor)
        return text
    }

    /// The SQL names of columns; reports one that is not there.
    mutating func names(_ columns: [String], _ scope: ColumnScope, in owner: String, at anchor: SourceAnchor) -> String
    {
        var names: [String] = []
        for column in columns {
            if let found = scope[column] {
                names.append(found.sqlName)
            } else {
                diagnostics.add(
                    .referenceNotFound, "\(owner) names the column `\(column)`, which is not there", at: anchor.span)
            }
        }
        return Quoting.list(names)
    }

    /// The columns of a table or a view by the Swift name of the owner.
    mutating func scope(of owner: String, at anchor: SourceAnchor) -> ColumnScope {
        if let table = index.tables[owner] { return ColumnScope(table) }
        if let view = index.views[owner] { return ColumnScope(view) }
        diagnostics.add(.referenceNotFound, "no table or view `\(owner)`", at: anchor.span)
        return ColumnScope(owner: Quoting.identifier(owner), columns: [])
    }

    /// A text of SQL for PostgreSQL.
    mutating func sql(_ text: SQLText, in owner: String, at anchor: SourceAnchor) -> String {
        guard let sql = text.postgresql else {
            diagnostics.add(.sqlTextMissingForDatabase, "\(owner) has no text for PostgreSQL", at: anchor.span)
            return ""
        }
        return Statement.trimmed(sql)
    }

    /// The options of a sequence, each with a space in front.
    static func options(_ options: SequenceOptions) -> String {
        var text = ""
        if let increment = options.increment { text += " INCREMENT BY \(increment)" }
        if let minimum = options.minimum { text += " MINVALUE \(minimum)" }
        if let maximum = options.maximum { text += " MAXVALUE \(maximum)" }
        if let start = options.start { text += " START WITH \(start)" }
        if let cache = options.cache { text += " CACHE \(cache)" }
        if options.cycle { text += " CYCLE" }
        return text
    }

    /// `COMMENT ON`, where the schema asks for comments and there is documentation.
    func comment(_ documentation: String?, on object: String) -> [Statement] {
        guard settings.sqlComments, let documentation, !documentation.isEmpty else { return [] }
        return [Statement("COMMENT ON \(object) IS \(Quoting.literal(documentation))")]
    }

    /// Storage parameters: ` WITH (fillfactor = 70)`.
    static func storage(_ parameters: [StorageParameter]) -> String {
        guard !parameters.isEmpty else { return "" }
        var text = " WITH ("
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { text += ", " }
            text += parameter.name.split(separator: ".", omittingEmptySubsequences: false)
                .map { Quoting.identifier(String($0)) }.joined(separator: ".")
            text += " = " + storageValue(parameter.value)
        }
        return text + ")"
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
