/// `@checkOption(local | cascaded)`: PostgreSQL refuses rows that are written through a view and that it does not show.
public enum CheckOption: String, Sendable, Equatable, CaseIterable {
    /// By the condition of the view alone.
    case local
    /// By those of the views below it too.
    case cascaded
}

/// `view ActiveLead as active_leads uses Lead { … } = sql """…"""`
public struct View: Sendable, Equatable {
    /// What it has in common with others of its sort.
    public var info: ObjectInfo
    /// Whether the view holds its rows.
    public var isMaterialized: Bool
    /// The columns.
    public var columns: [Column]
    /// The computed properties.
    public var computed: [ComputedProperty]
    /// Of a materialized view.
    public var indexes: [Index]
    /// The query.
    public var query: SQLText
    /// What the query reads; nil: everything declared before it.
    public var uses: [ObjectIdentity]?
    /// `@unlisted`, SQLite: the names of its columns are the query's, and no list says them.
    public var isUnlisted: Bool
    /// `@with(security_barrier: true)`: options of a view, storage parameters of a materialized one.
    public var storageParameters: [StorageParameter]
    /// Whether rows that are written through the view have to be seen through it; nil: they need not.
    public var checkOption: CheckOption?
    /// `@noData`: a materialized view is made empty, and is filled by the first REFRESH.
    public var startsEmpty: Bool
    /// `@clusterOn(name)`: the SQL name of the index by which CLUSTER orders the rows of a materialized view.
    public var clusterIndex: String?

    /// Makes one from its parts.
    public init(
        info: ObjectInfo, isMaterialized: Bool, columns: [Column], computed: [ComputedProperty], indexes: [Index],
        query: SQLText, uses: [ObjectIdentity]?, isUnlisted: Bool = false,
        storageParameters: [StorageParameter] = [], checkOption: CheckOption? = nil, startsEmpty: Bool = false,
        clusterIndex: String? = nil
    ) {
        self.info = info
        self.isMaterialized = isMaterialized
        self.columns = columns
        self.computed = computed
        self.indexes = indexes
        self.query = query
        self.uses = uses
        self.isUnlisted = isUnlisted
        self.storageParameters = storageParameters
        self.checkOption = checkOption
        self.startsEmpty = startsEmpty
        self.clusterIndex = clusterIndex
    }
}
