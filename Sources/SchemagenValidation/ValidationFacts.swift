import SchemagenLanguage
import SchemagenModel

/// What the rules ask about a whole schema, looked up once.
struct SchemaFacts {
    let schema: Schema
    let index: SchemaIndex
    /// The databases that the schema is for.
    let targets: DatabaseSet
    /// The tables by Swift name.
    let tables: TablesByName

    init(_ schema: Schema, index: SchemaIndex) {
        self.schema = schema
        self.index = index
        var targets: DatabaseSet = []
        for database in schema.settings.databases { targets.insert(DatabaseSet(database)) }
        self.targets = targets
        var wide: [String: [String: Int]] = [:]
        for table in schema.tables where table.columns.count > ColumnsByName.longestSearched {
            wide[table.info.name] = ColumnsByName.positions(of: table.columns)
        }
        tables = TablesByName(index: index, targets: targets, wide: wide)
    }

    /// The oldest version of a database that the schema has to work on.
    func minimum(_ database: Database) -> DatabaseVersion? { schema.settings.minimumVersions[database] }
}

/// The facts about each table, put together when they are asked for.
struct TablesByName {
    let index: SchemaIndex
    let targets: DatabaseSet
    /// Where each column is, in tables with many.
    let wide: [String: [String: Int]]

    subscript(name: String) -> TableFacts? { index.tables[name].map { facts($0) } }

    func facts(_ table: Table) -> TableFacts {
        let positions = wide.isEmpty ? nil : wide[table.info.name]
        return TableFacts(
            table: table, columns: ColumnsByName(columns: table.columns, positions: positions),
            databases: table.info.databases.intersection(targets))
    }
}

/// The columns of a table by Swift name. The few that most tables have are searched.
struct ColumnsByName {
    static let longestSearched = 16
    let columns: [Column]
    let positions: [String: Int]?

    subscript(name: String) -> Column? {
        if let positions { return positions[name].map { columns[$0] } }
        for column in columns where column.name == name { return column }
        return nil
    }

    static func positions(of columns: [Column]) -> [String: Int] {
        var positions: [String: Int] = [:]
        positions.reserveCapacity(columns.count)
        for (position, column) in columns.enumerated() { positions[column.name] = position }
        return positions
    }
}

/// What the rules ask about a table.
struct TableFacts {
    let table: Table
    /// The columns by Swift name.
    let columns: ColumnsByName
    /// The databases that the schema is for and the table exists on.
    let databases: DatabaseSet

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
