import SchemagenModel

/// One thing that a migration does, in terms of the schema: the SQL writers turn it into statements.
///
/// A step carries what it needs to be written alone. Whether names are qualified, quoted or shortened is the writers'
/// business.
public indirect enum Step: Sendable, Equatable {
    case createNamespace(Namespace)
    case dropNamespace(Namespace)
    case createExtension(DatabaseExtension)
    case dropExtension(DatabaseExtension)
    case createEnum(Enumeration)
    case dropEnum(Enumeration)
    case createDomain(NamedType)
    case dropDomain(NamedType)
    case createSequence(SequenceObject)
    case dropSequence(SequenceObject)
    /// Ties a sequence to the column that owns it, when both are there.
    case ownSequence(SequenceObject)
    /// Creates a table with its columns, keys, checks, exclusions, comments, row security and partitions; what a partition
    /// has of indexes and foreign keys comes in steps of its own. The foreign
    /// keys named in `deferring` (by SQL name) come in steps of their own: those that close a cycle.
    case createTable(Table, deferring: Set<String>)
    case dropTable(Table)
    /// Adds a foreign key to a table, or to the partition of a SQL name.
    case addForeignKey(ForeignKey, table: String, partition: String? = nil)
    case dropForeignKey(ForeignKey, table: String, partition: String? = nil)
    /// Creates an index of a table or view, or of the partition of a SQL name.
    case createIndex(Index, owner: String, partition: String? = nil)
    case dropIndex(Index, owner: String)
    /// The trigger that sets the `@touch` columns of a table.
    case createTouchTrigger(Table)
    case dropTouchTrigger(Table)
    case createView(View)
    case dropView(View)
    case createOpaque(OpaqueObject)
    case dropOpaque(OpaqueObject)
}

/// One migration on one database: what its up file and its down file do, each in order.
public struct MigrationPlan: Sendable, Equatable {
    /// The kind of database.
    public var database: Database
    /// What brings the database to the new schema.
    public var up: [Step]
    /// What brings it back.
    public var down: [Step]

    /// Makes a plan from its steps.
    public init(database: Database, up: [Step], down: [Step]) {
        self.database = database
        self.up = up
        self.down = down
    }
}
