import SchemagenModel

/// One thing that a migration does, in terms of the schema: the SQL writers turn it into statements.
///
/// A step carries what it needs to be written alone. Whether names are quoted or shortened is the writers' business.
public indirect enum Step: Sendable, Equatable {
    case createNamespace(Namespace)
    case dropNamespace(Namespace)
    case createExtension(DatabaseExtension)
    case dropExtension(DatabaseExtension)
    case changeExtension(from: DatabaseExtension, to: DatabaseExtension)
    case createEnum(Enumeration)
    case dropEnum(Enumeration)
    /// Adds a value to an enum, next to one that is there; nil where there is none.
    case addEnumValue(String, type: QualifiedName, next: Neighbour?)
    case renameEnumValue(type: QualifiedName, from: String, to: String)
    case createDomain(NamedType)
    case dropDomain(NamedType)
    case addDomainCheck(NamedType.Check, type: NamedType, isChecked: Bool)
    case validateDomainCheck(NamedType.Check, type: NamedType)
    case dropDomainCheck(NamedType.Check, type: NamedType)
    case changeDomainDefault(NamedType, to: Expression?)
    case changeDomainNullability(NamedType, isNullable: Bool)
    case createSequence(SequenceObject)
    case dropSequence(SequenceObject)
    case changeSequence(from: SequenceObject, to: SequenceObject)
    /// Ties a sequence to the column that owns it, when both are there.
    case ownSequence(SequenceObject)
    /// Unties a sequence from its column.
    case disownSequence(SequenceObject)

    /// Gives something another name.
    case rename(NamedKind, from: QualifiedName, to: String)
    /// Moves something to another namespace; nil is the one that everything without a namespace stands in.
    case move(NamedKind, from: QualifiedName, to: String?)
    case renameColumn(table: QualifiedName, from: String, to: String)
    case renameConstraint(table: QualifiedName, from: String, to: String)
    /// Gives NOT NULL constraints, which have names since PostgreSQL 18, the ones that follow from table and column.
    case renameNotNulls(table: QualifiedName, [NotNullRename])

    /// Creates a table with its columns, keys, checks, exclusions, comments, row security and partitions; what a partition
    /// has of indexes and foreign keys comes in steps of its own. The foreign keys named in `deferring` (by SQL name) come in steps of their own: those that close a cycle.
    case createTable(Table, deferring: Set<String>)
    case dropTable(Table)
    /// Changes what a table has besides columns, keys, constraints and indexes.
    case changeOptions(from: Table, to: Table)
    /// Changes by which indexes replication knows rows and CLUSTER orders them.
    case changeMarks(from: Table, to: Table)
    /// Changes the partitions of a divided table or partition.
    case repartition(Repartition)
    /// Names the parts that partitions have of indexes and constraints, all in one namespace.
    case nameParts([PartName], in: String?)
    /// Changes which tables a table inherits from; what it has from them stays as its own.
    case leaveParents([String], table: String)
    /// Makes a table anew with all its rows.
    case rebuildTable(TableRebuild)

    /// Adds a column; without NOT NULL where its values are filled in afterwards.
    case addColumn(Column, table: String, isFilledLater: Bool)
    case dropColumn(Column, table: String)
    /// Fails where the table has rows: columns that cannot be NULL come again, whose values are gone.
    case requireNoRows([Column], table: String)
    case changeType(ColumnChange, ColumnConversion)
    /// Gives a column another default; nil takes it away, and a generated column what it is generated from.
    case changeDefault(Column, table: String, to: Expression?)
    case changeNullability(Column, table: String, isNullable: Bool)
    /// Changes how PostgreSQL keeps a column.
    case changeKeeping(ColumnChange)
    case changeIdentity(ColumnChange)
    /// Gives columns their values in every row that has none.
    case backfill(Backfill)

    /// Adds a constraint to a table, or to the partition of a SQL name. One that is not checked holds for new rows alone
    /// until it is validated.
    case addConstraint(TableConstraint, table: String, partition: String? = nil, isChecked: Bool)
    /// Makes a unique index, built before, the index of a key.
    case adoptIndex(TableConstraint, table: String)
    case validateConstraint(TableConstraint, table: String)
    case dropConstraint(TableConstraint, table: String, partition: String? = nil)
    /// Creates an index of a table or view, or of the partition of a SQL name.
    case createIndex(Index, owner: String, partition: String? = nil, isConcurrent: Bool)
    case dropIndex(Index, owner: String, isConcurrent: Bool)
    /// Creates an index of a divided table, or of the divided partition of a SQL name, without parts: it is valid when each
    /// partition has one.
    case createIndexWithoutParts(Index, owner: String, partition: String?)
    /// Makes the index of a SQL name, of a partition, a part of another, both in the namespace of a table.
    case attachIndex(String, to: String, owner: String)
    /// The trigger that sets the `@touch` columns of a table.
    case createTouchTrigger(Table)
    case dropTouchTrigger(Table)
    /// Lets that trigger fire or not for a backfill that asks it to keep still.
    case muteTouchTrigger(Table, isMuted: Bool)

    case createView(View)
    case dropView(View)
    /// Gives a view that is there another query, and new columns at its end.
    case replaceView(View)
    case createOpaque(OpaqueObject)
    case dropOpaque(OpaqueObject)
    /// Gives a function or procedure that is there another body.
    case replaceOpaque(OpaqueObject)
    /// Keeps the rights on what the steps up to `returnRights` drop and make again.
    case keepRights([RightsHolder])
    case returnRights([RightsHolder])
    /// Gives an enum or a domain the owner and the rights of the one that it takes the place of.
    case copyTypeRights(from: QualifiedName, to: QualifiedName)

    /// Changes a comment of something that stays.
    case comment(Commented, String?)
}

/// A SQL name with the namespace it stands in.
public struct QualifiedName: Sendable, Hashable {
    /// The SQL name of the namespace; nil: none.
    public var schema: String?
    /// The name.
    public var name: String

    /// Makes one from its parts.
    public init(_ name: String, in schema: String?) {
        self.schema = schema
        self.name = name
    }

    /// The name of an object.
    public init(_ info: ObjectInfo) { self.init(info.sqlName, in: info.sqlSchema) }

    /// Both parts with a point between, unquoted.
    public var text: String { schema.map { "\($0).\(name)" } ?? name }
}

/// What can be given another name by a statement of its own.
public enum NamedKind: String, Sendable, Hashable {
    case namespace = "schema"
    case table, view, index, sequence, domain
    case `extension`
    case materializedView = "materialized view"
    /// An enum.
    case enumeration = "type"
}

/// Where a new value of an enum stands.
public enum Neighbour: Sendable, Hashable {
    case before(String)
    case after(String)
}

/// What a comment is on, where that stays while the comment changes.
public enum Commented: Sendable, Equatable {
    /// By the SQL word for its kind.
    case object(String, QualifiedName)
    case column(String, table: QualifiedName)
    case constraint(String, table: QualifiedName)
}

/// A column before and after a step, and the Swift names of its table then.
public struct ColumnChange: Sendable, Equatable {
    /// The column before, under the SQL name that it has by now.
    public var from: Column
    /// The column after.
    public var to: Column
    /// The table's name in the old schema.
    public var formerTable: String
    /// The table's name in the new schema.
    public var table: String

    /// Makes one from its parts.
    public init(from: Column, to: Column, formerTable: String, table: String) {
        self.from = from
        self.to = to
        self.formerTable = formerTable
        self.table = table
    }

    /// The way back.
    public var reversed: ColumnChange {
        ColumnChange(from: to, to: from, formerTable: table, table: formerTable)
    }
}

/// How the values of a column become values of another type.
public enum ColumnConversion: Sendable, Equatable {
    /// The database converts by itself.
    case automatic
    /// By an explicit cast.
    case cast
    /// By way of their texts, some of which are replaced: old and new text.
    case text([TextReplacement])
    /// By an expression over the row.
    case expression(Expression)
}

/// A text that becomes another.
public struct TextReplacement: Sendable, Hashable {
    /// The text before.
    public var old: String
    /// The text after.
    public var new: String

    /// Makes one from its parts.
    public init(_ old: String, _ new: String) {
        self.old = old
        self.new = new
    }
}

/// A constraint of a table.
public enum TableConstraint: Sendable, Equatable {
    case primaryKey(PrimaryKey)
    case unique(UniqueConstraint)
    case check(CheckConstraint)
    /// A check that a column gets from its type.
    case derived(DerivedCheck)
    /// `column IS NOT NULL`, which lets the column become NOT NULL without a scan under a heavy lock.
    case notNull(Column, name: String)
    case exclusion(ExclusionConstraint)
    case foreignKey(ForeignKey)

    /// The SQL name.
    public var sqlName: String {
        switch self {
        case .primaryKey(let key): key.info.sqlName
        case .unique(let unique): unique.info.sqlName
        case .check(let check): check.info.sqlName
        case .derived(let check): check.sqlName
        case .notNull(_, let name): name
        case .exclusion(let exclusion): exclusion.info.sqlName
        case .foreignKey(let key): key.info.sqlName
        }
    }

    /// In words: `foreign key`.
    public var noun: String {
        switch self {
        case .primaryKey: "primary key"
        case .unique: "unique constraint"
        case .check, .derived, .notNull: "check"
        case .exclusion: "exclusion constraint"
        case .foreignKey: "foreign key"
        }
    }

    /// Where it was declared.
    public var anchor: SourceAnchor {
        switch self {
        case .primaryKey(let key): key.info.anchor
        case .unique(let unique): unique.info.anchor
        case .check(let check): check.info.anchor
        case .derived(let check): check.column.anchor
        case .notNull(let column, _): column.anchor
        case .exclusion(let exclusion): exclusion.info.anchor
        case .foreignKey(let key): key.info.anchor
        }
    }
}

/// What a database needs to make a table anew with all its rows.
public struct TableRebuild: Sendable, Equatable {
    /// The table as it is, under its new name and with the new names of its columns.
    public var from: Table
    /// The table as it is to be.
    public var to: Table
    /// What fills the new table's columns; those that are not named get their defaults.
    public var copies: [ColumnCopy]
    /// The kind of database.
    public var database: Database
    /// The table under the names that it has in the end, where those are others still: checks that come with types are
    /// named after it.
    public var namesake: Table?

    /// Makes one from its parts.
    public init(from: Table, to: Table, copies: [ColumnCopy], on database: Database, namesake: Table? = nil) {
        self.from = from
        self.to = to
        self.copies = copies
        self.database = database
        self.namesake = namesake
    }
}

/// What fills a column of a rebuilt table.
public struct ColumnCopy: Sendable, Equatable {
    /// The column that is filled, by its Swift name in the table as it is to be.
    public var column: String
    /// The column that the values come from, by its SQL name; nil: none, the conversion says it all.
    public var source: String?
    /// What becomes of them.
    public var conversion: ColumnConversion
    /// What stands in for NULL.
    public var fallback: Expression?

    /// Makes one from its parts.
    public init(
        column: String, source: String?, conversion: ColumnConversion = .automatic, fallback: Expression? = nil
    ) {
        self.column = column
        self.source = source
        self.conversion = conversion
        self.fallback = fallback
    }
}
