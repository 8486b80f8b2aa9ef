/// What a column has of its own in a database, and what it has from its `type`.
///
/// Where the type is a domain the database keeps that for all columns of the type; elsewhere each column carries it.
extension SchemaIndex {
    /// The `type` that values of a column are of; not that of elements, nor that of the key that a typed id refers to.
    public func namedType(of column: Column) -> NamedType? {
        if case .named(let name) = column.type { types[name] } else { nil }
    }

    /// The default of a column, its own or that of its type.
    public func defaultValue(of column: Column) -> Expression? {
        column.defaultValue(in: types)
    }

    /// The collation of a column, its own or that of its type.
    public func collation(of column: Column) -> SQLText? { column.collation ?? namedType(of: column)?.collation }

    /// The default that stands on a column in a database.
    public func writtenDefault(of column: Column, on database: Database) -> Expression? {
        isOfDomain(column, on: database) ? column.defaultValue : defaultValue(of: column)
    }

    /// The collation that stands on a column in a database.
    public func writtenCollation(of column: Column, on database: Database) -> String? {
        (isOfDomain(column, on: database) ? column.collation : collation(of: column))?[database]
    }

    /// Whether NOT NULL stands on a column in a database. `@notNull(false)` leaves it out where the database does not need
    /// it to be as the schema says: a domain refuses NULL by itself.
    public func hasNotNull(_ column: Column, on database: Database) -> Bool {
        guard !column.isNullable else { return false }
        guard column.lacksNotNull else { return true }
        let isOfType = namedType(of: column)?.isNotNull ?? false
        switch database {
        case .postgresql: return !(isOfType && isOfDomain(column, on: database))
        case .sqlite: return isOfType
        }
    }

    private func isOfDomain(_ column: Column, on database: Database) -> Bool {
        database == .postgresql && namedType(of: column)?.storage == .domain
    }
}

extension Column {
    /// The default of the column, its own or that of its type.
    /// - Parameter types: The `type` declarations by Swift name.
    public func defaultValue(in types: [String: NamedType]) -> Expression? {
        if let value = defaultValue { return value }
        guard identity == nil, generated == nil, case .named(let name) = type else { return nil }
        return types[name]?.defaultValue
    }
}
