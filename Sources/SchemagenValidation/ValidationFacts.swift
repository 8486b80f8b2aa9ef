import SchemagenLanguage
import SchemagenModel

/// What the rules ask about a whole schema, looked up once.
struct SchemaFacts {
    let schema: Schema
    let index: SchemaIndex
    /// The databases that the schema is for.
    let targets: DatabaseSet
    /// The names of the columns of every table's row, made when first needed by the foreign keys' rules.
    let tables: [String: TableFacts]

    init(_ schema: Schema, index: SchemaIndex) {
        self.schema = schema
        self.index = index
        var targets: DatabaseSet = []
        for database in schema.settings.databases { targets.insert(DatabaseSet(database)) }
        self.targets = targets
        var tables: [String: TableFacts] = [:]
        tables.reserveCapacity(schema.tables.count)
        for table in schema.tables where tables[table.info.name] == nil {
            tables[table.info.name] = TableFacts(table, targets: targets)
        }
        self.tables = tables
    }

    /// The oldest version of a database that the schema has to work on.
    func minimum(_ database: Database) -> DatabaseVersion? { schema.settings.minimumVersions[database] }
}

/// What the rules ask about a table, looked up once.
struct TableFacts {
    let table: Table
    /// The columns by Swift name.
    let columns: [String: Column]
    /// The databases that the schema is for and the table exists on.
    let databases: DatabaseSet

    init(_ table: Table, targets: DatabaseSet) {
        self.table = table
        var columns: [String: Column] = [:]
        columns.reserveCapacity(table.columns.count)
        for column in table.columns { columns[column.name] = column }
        self.columns = columns
        databases = table.info.databases.intersection(targets)
    }

    /// The Swift name.
    var name: String { table.info.name }

    /// Whether the part of the table that is for some databases exists on one.
    func exists(_ part: DatabaseSet, on database: Database) -> Bool {
        part.intersection(databases).contains(database)
    }

    /// Keys and unique constraints, the primary key first.
    var keys: [(columns: [String], info: ConstraintInfo)] {
        var keys: [(columns: [String], info: ConstraintInfo)] = []
        if let key = table.primaryKey { keys.append((key.columns, key.info)) }
        for unique in table.uniques { keys.append((unique.columns, unique.info)) }
        return keys
    }
}

/// A rule about each table by itself, with a look at others.
protocol TableRule: SendableMetatype {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings)
}

/// A rule about the schema as a whole.
protocol SchemaRule: SendableMetatype {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings)
}

extension Sequence<String> {
    /// The names in backticks, separated by commas.
    var quoted: String { map { "`\($0)`" }.joined(separator: ", ") }
}
