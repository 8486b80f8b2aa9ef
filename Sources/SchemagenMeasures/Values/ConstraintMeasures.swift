/// A foreign key of a live database.
public struct ForeignKeyMeasures: Sendable, Hashable {
    /// The table that refers.
    public var table: RelationName
    /// The constraint's name; SQLite's have none and are called by their columns: `(customer_id)`.
    public var name: String
    /// The columns that refer, in order.
    public var columns: [String]
    /// The table that they refer to.
    public var target: RelationName
    /// Whether all rows are known to keep it.
    public var isValidated = true
    /// Whether its one column is where SQLite keeps the rows by (`INTEGER PRIMARY KEY`), which takes no index.
    public var isRowKey = false

    /// A foreign key.
    public init(_ name: String, of table: RelationName, columns: [String], target: RelationName) {
        self.name = name
        self.table = table
        self.columns = columns
        self.target = target
    }
}

/// A constraint that new rows keep and older ones perhaps do not.
public struct UnvalidatedConstraint: Sendable, Hashable {
    /// What kind of constraint it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case check, foreignKey, notNull
        /// Any other.
        case other
    }

    /// The table that it is of.
    public var table: RelationName
    /// Its name.
    public var name: String
    /// What kind of constraint it is.
    public var kind: Kind

    /// A constraint of a table.
    public init(_ name: String, of table: RelationName, kind: Kind) {
        self.name = name
        self.table = table
        self.kind = kind
    }
}
