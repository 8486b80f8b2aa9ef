/// What one kind of database holds of a schema: the texts that the structure hash is made of, object by object.
///
/// Two objects have the same text exactly where that database need not change to get from one to the other. A text
/// speaks of SQL names alone, sorts what has no order in a database (columns, constraints, indexes), and leaves out
/// what that database does not have. The bytes are for comparing and hashing only.
public struct Structure: Sendable {
    /// The schema.
    public let schema: Schema
    /// The kind of database.
    public let database: Database
    /// The schema's objects by name.
    public let index: SchemaIndex
    /// Whether the database is PostgreSQL, which holds more kinds of things.
    public let isPostgreSQL: Bool
    /// Whether documentation is part of what the database holds.
    public let hasComments: Bool

    /// Prepares the texts of a schema's objects; linear in the number of objects.
    public init(of schema: Schema, on database: Database) {
        self.init(of: schema, on: database, index: SchemaIndex(schema))
    }

    /// Prepares the texts with an index that is there already.
    public init(of schema: Schema, on database: Database, index: SchemaIndex) {
        self.schema = schema
        self.database = database
        self.index = index
        isPostgreSQL = database == .postgresql
        hasComments = isPostgreSQL && schema.settings.sqlComments
    }

    /// Whether the database has the enum as an object: a native type of PostgreSQL.
    public func holds(_ enumeration: Enumeration) -> Bool {
        isPostgreSQL && enumeration.storage == .native && enumeration.info.databases.contains(.postgresql)
    }

    /// Whether the database has the type as an object: a domain of PostgreSQL.
    public func holds(_ type: NamedType) -> Bool {
        isPostgreSQL && type.storage == .domain && type.info.databases.contains(.postgresql)
    }

    /// Whether the database has the sequence.
    public func holds(_ sequence: SequenceObject) -> Bool {
        isPostgreSQL && sequence.info.databases.contains(.postgresql)
    }

    /// Whether the database has the table.
    public func holds(_ table: Table) -> Bool { table.info.databases.contains(database) }

    /// Whether the database has the view.
    public func holds(_ view: View) -> Bool { view.info.databases.contains(database) && view.query[database] != nil }

    /// Whether the database has the object.
    public func holds(_ object: OpaqueObject) -> Bool {
        object.databases.contains(database) && object.create[database] != nil
    }

    /// The text of a namespace.
    public func text(of namespace: Namespace) -> [UInt8] {
        var text = StructureText()
        text.word(namespace.sqlName)
        comment(namespace.documentation, to: &text)
        return text.bytes
    }

    /// The text of an extension.
    public func text(of object: DatabaseExtension) -> [UInt8] {
        var text = StructureText()
        text.word(object.name)
        text.word(object.version)
        text.word(object.sqlSchema)
        comment(object.documentation, to: &text)
        return text.bytes
    }

    /// The text of an enum. The order of the cases counts: it is the order of the values.
    public func text(of enumeration: Enumeration) -> [UInt8] {
        var text = StructureText()
        name(enumeration.info, to: &text)
        text.number(enumeration.cases.count)
        for enumCase in enumeration.cases { text.word(enumCase.sqlName) }
        comment(enumeration.info.documentation, to: &text)
        return text.bytes
    }

    /// The text of a domain.
    public func text(of type: NamedType) -> [UInt8] {
        var text = StructureText()
        name(type.info, to: &text)
        self.type(type.base, to: &text)
        text.flag("!", type.isNotNull)
        defaultValue(of: type, to: &text)
        collation(type.collation, to: &text)
        checks(of: type, to: &text)
        comment(type.info.documentation, to: &text)
        return text.bytes
    }

    /// The text of a sequence.
    public func text(of sequence: SequenceObject) -> [UInt8] {
        var text = StructureText()
        name(sequence.info, to: &text)
        self.type(sequence.type, to: &text)
        options(sequence.options, to: &text)
        if let owner = sequence.owner {
            tableName(owner.table, to: &text)
            text.word(index.column(owner)?.sqlName ?? owner.column)
        } else {
            text.tag("~")
        }
        comment(sequence.info.documentation, to: &text)
        return text.bytes
    }

    /// The text of a view. Its columns count with their names, in their order, which is the query's; their types follow
    /// from the query.
    public func text(of view: View) -> [UInt8] {
        var text = StructureText()
        name(view.info, to: &text)
        definition(of: view, to: &text)
        options(of: view, to: &text)
        indexes(view.indexes, columns: ColumnNames(view.columns), to: &text)
        comments(of: view, to: &text)
        return text.bytes
    }

    /// The text of a view's query and the names of its columns.
    public func definitionText(of view: View) -> [UInt8] {
        var text = StructureText()
        definition(of: view, to: &text)
        return text.bytes
    }

    /// The text of what is set on a view besides its query. Whether it has been filled yet is no part of it.
    public func optionsText(of view: View) -> [UInt8] {
        var text = StructureText()
        options(of: view, to: &text)
        return text.bytes
    }

    private func options(of view: View, to text: inout StructureText) {
        guard isPostgreSQL else { return }
        parameters(view.storageParameters, to: &text)
        if let option = view.checkOption {
            text.tag("K")
            text.word(option.rawValue)
        }
        cluster(view.clusterIndex, to: &text)
    }

    private func definition(of view: View, to text: inout StructureText) {
        text.flag("M", view.isMaterialized)
        if !isPostgreSQL, view.isUnlisted { text.tag("u") }
        for column in view.columns where column.databases.contains(database) {
            text.tag("c")
            text.word(column.sqlName)
        }
        text.word(view.query[database])
    }

    private func comments(of view: View, to text: inout StructureText) {
        guard hasComments else { return }
        for column in view.columns where column.documentation != nil && column.databases.contains(database) {
            text.word(column.sqlName)
            comment(column.documentation, to: &text)
        }
        comment(view.info.documentation, to: &text)
    }

    /// The text of an opaque object: what creates it. What drops it, the database does not hold.
    public func text(of object: OpaqueObject) -> [UInt8] {
        var text = StructureText()
        text.word(object.kind)
        text.word(object.identity)
        if let table = object.table { tableName(table, to: &text) } else { text.tag("~") }
        text.word(object.create[database])
        return text.bytes
    }

    /// The text of a type, as a column has it.
    public func typeText(of type: DataType) -> [UInt8] {
        var text = StructureText()
        self.type(type, to: &text)
        return text.bytes
    }

    /// The text of the default of a `type`.
    public func defaultText(of type: NamedType) -> [UInt8] {
        var text = StructureText()
        defaultValue(of: type, to: &text)
        return text.bytes
    }

    private func defaultValue(of type: NamedType, to text: inout StructureText) {
        guard let value = type.defaultValue else { return }
        text.tag("=")
        expression(value, columns: ColumnNames([]), to: &text)
    }

    /// The text of the checks of a `type`.
    public func checksText(of type: NamedType) -> [UInt8] {
        var text = StructureText()
        checks(of: type, to: &text)
        return text.bytes
    }

    // MARK: Parts

    /// A comment, where the database holds it.
    func comment(_ documentation: String?, to text: inout StructureText) {
        guard hasComments, let documentation else { return }
        text.tag("#")
        text.word(documentation)
    }

    /// The name of an object; namespaces are PostgreSQL's alone.
    func name(_ info: ObjectInfo, to text: inout StructureText) {
        if isPostgreSQL { text.word(info.sqlSchema) }
        text.word(info.sqlName)
    }

    /// The name of a table or view, by its Swift name.
    func tableName(_ table: String, to text: inout StructureText) {
        if let info = index.tables[table]?.info ?? index.views[table]?.info {
            name(info, to: &text)
        } else {
            text.word(table)
        }
    }

    /// The options of a sequence.
    func options(_ options: SequenceOptions, to text: inout StructureText) {
        text.number(options.start)
        text.number(options.increment)
        text.number(options.minimum)
        text.number(options.maximum)
        text.number(options.cache)
        text.flag("C", options.cycle)
    }

    /// The checks of a `type`. Where columns carry them, the constraints' names are made from the checks'.
    func checks(of type: NamedType, to text: inout StructureText) {
        for check in sorted(type.checks, by: \.sqlName) where check.databases.contains(database) {
            text.tag("k")
            text.word(check.sqlName)
            expression(check.condition, columns: ColumnNames([]), to: &text)
            text.flag("V", isPostgreSQL && check.isNotValid)
        }
        text.tag(";")
    }

    /// The values in the order of a name.
    func sorted<Value>(_ values: [Value], by name: (Value) -> String) -> [Value] {
        guard values.count > 1 else { return values }
        return values.sorted { name($0) < name($1) }
    }
}

/// The SQL names of a table's columns by their Swift names.
struct ColumnNames {
    private let columns: [Column]
    private var names: [String: String]?

    init(_ columns: [Column]) {
        self.columns = columns
        // Few columns are found faster by looking at each.
        guard columns.count > 12 else { return }
        var names: [String: String] = [:]
        names.reserveCapacity(columns.count)
        for column in columns where names[column.name] == nil { names[column.name] = column.sqlName }
        self.names = names
    }

    /// The SQL name of a column; a name that is no column's stays as it is.
    subscript(name: String) -> String {
        if let names { return names[name] ?? name }
        for column in columns where column.name == name { return column.sqlName }
        return name
    }
}
