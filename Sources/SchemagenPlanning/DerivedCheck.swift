import SchemagenModel

/// A check that a table gets from the type of a column, with its name.
public struct DerivedCheck: Sendable, Equatable {
    /// What it says.
    public enum Condition: Sendable, Equatable {
        /// A condition of a `type`, whose `value` is the column.
        case expression(Expression)
        /// The text is one of an enum's.
        case membership(Enumeration)
    }

    /// The SQL name.
    public var sqlName: String
    /// The column.
    public var column: Column
    /// What it says.
    public var condition: Condition

    /// The checks of a table's columns on a database, in the columns' order. Their names follow from table, column and
    /// check, and do not meet those that the schema gives.
    public static func checks(of table: Table, on database: Database, index: SchemaIndex) -> [DerivedCheck] {
        var result: [DerivedCheck] = []
        var taken: Set<String>?
        func add(_ name: String, _ column: Column, _ condition: Condition) {
            var names = taken ?? Self.names(of: table)
            var sqlName = SQLIdentifier.fitted("\(table.info.sqlName)_\(column.sqlName)_\(name)")
            while !names.insert(sqlName).inserted {
                sqlName = SQLIdentifier.fitted(
                    "\(table.info.sqlName)_\(column.sqlName)_type_\(name)_\(sqlName.utf8.count)")
            }
            taken = names
            result.append(DerivedCheck(sqlName: sqlName, column: column, condition: condition))
        }
        for column in table.columns where column.databases.contains(database) {
            if case .named(let name) = column.type, let type = index.types[name],
                database == .sqlite || type.storage == .base
            {
                for check in type.checks where check.databases.contains(database) {
                    add(check.sqlName, column, .expression(check.condition))
                }
            }
            if database == .postgresql, case .enumeration(let name) = index.storageType(of: column.type),
                let enumeration = index.enums[name], enumeration.storage == .check, !enumeration.cases.isEmpty
            {
                add("enum_check", column, .membership(enumeration))
            }
        }
        return result
    }

    private static func names(of table: Table) -> Set<String> {
        var names: Set<String> = []
        for check in table.checks { names.insert(check.info.sqlName) }
        for unique in table.uniques { names.insert(unique.info.sqlName) }
        for key in table.foreignKeys { names.insert(key.info.sqlName) }
        for exclusion in table.exclusions { names.insert(exclusion.info.sqlName) }
        if let key = table.primaryKey { names.insert(key.info.sqlName) }
        return names
    }
}
