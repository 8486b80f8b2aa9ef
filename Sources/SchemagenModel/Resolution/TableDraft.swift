import SchemagenLanguage

/// A column as it is written, beside the resolved one at the same position of the table. A class, since copies would
/// have much to retain.
final class ColumnDraft {
    let syntax: ColumnSyntax
    let attributes: AttributeReader
    /// Whether the type means something.
    let isSound: Bool

    /// Makes a draft.
    init(syntax: ColumnSyntax, attributes: AttributeReader, isSound: Bool) {
        self.syntax = syntax
        self.attributes = attributes
        self.isSound = isSound
    }
}

/// A table on its way: columns and key first, which others refer to, and then everything else.
final class TableDraft {
    /// The declaration, for its names and places.
    let declaration: Scoped<TableDeclaration>
    /// The attributes of the table.
    let attributes: AttributeReader
    /// The Swift name.
    let name: String
    /// The columns.
    let columns: ColumnSet
    /// What members that stand in the table belong to.
    let owner: MemberOwner
    /// What was written for the columns, in their order; nil for a column that a table inherits.
    @exclusivity(unchecked) var drafts: [ColumnDraft?] = []
    /// The members besides columns and primary keys, the mixins' behind the own ones.
    @exclusivity(unchecked) var members: [MemberSyntax] = []
    /// The names of computed properties with their places.
    @exclusivity(unchecked) var computedNames: [String: SourceSpan] = [:]
    /// Whether a primary key is written that makes no sense, which has been reported.
    @exclusivity(unchecked) var hasBrokenKey = false
    /// The names of the tables that it inherits from, where they exist.
    @exclusivity(unchecked) var parents: [String] = []

    // The parts of the result, whose columns are in `columns`.
    @exclusivity(unchecked) var info: ObjectInfo
    @exclusivity(unchecked) var computed: [ComputedProperty] = []
    @exclusivity(unchecked) var primaryKey: PrimaryKey?
    @exclusivity(unchecked) var uniques: [UniqueConstraint] = []
    @exclusivity(unchecked) var checks: [CheckConstraint] = []
    @exclusivity(unchecked) var foreignKeys: [ForeignKey] = []
    @exclusivity(unchecked) var exclusions: [ExclusionConstraint] = []
    @exclusivity(unchecked) var indexes: [Index] = []
    @exclusivity(unchecked) var options: TableOptions

    /// Starts a table.
    init(
        _ declaration: Scoped<TableDeclaration>, attributes: AttributeReader, info: ObjectInfo,
        options: TableOptions = TableOptions(), context: ResolutionContext
    ) {
        self.declaration = declaration
        self.attributes = attributes
        self.info = info
        self.options = options
        name = info.name
        columns = ColumnSet(ownerName: info.name, context: context)
        owner = MemberOwner(sqlName: info.sqlName, databases: info.databases, columns: columns)
    }

    /// The result.
    var table: Table {
        Table(
            info: info, columns: columns.columns, computed: computed, primaryKey: primaryKey, uniques: uniques,
            checks: checks, foreignKeys: foreignKeys, exclusions: exclusions, indexes: indexes, options: options,
            virtualModule: declaration.syntax.module?.text)
    }

    /// Makes room for more columns.
    func reserve(_ count: Int) {
        drafts.reserveCapacity(drafts.count + count)
        columns.reserve(count)
    }

    /// Whether it is a virtual table.
    var isVirtual: Bool { declaration.syntax.module != nil }

    /// The place of the column or computed property of a Swift name.
    func property(_ name: String) -> SourceSpan? {
        if let position = columns.positions[name] { return columns.columns[position].anchor.span }
        return computedNames[name]
    }
}

/// What keys, indexes and checks belong to: a table, one of its partitions, or a materialized view.
struct MemberOwner {
    /// The SQL name, the first part of default names.
    let sqlName: String
    /// Where it exists.
    let databases: DatabaseSet
    /// The columns that its members can name.
    let columns: ColumnSet
    /// Whether it is a partition.
    var isPartition = false
}
