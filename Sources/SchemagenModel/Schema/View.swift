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

    /// Makes one from its parts.
    public init(
        info: ObjectInfo, isMaterialized: Bool, columns: [Column], computed: [ComputedProperty], indexes: [Index],
        query: SQLText, uses: [ObjectIdentity]?, isUnlisted: Bool = false
    ) {
        self.info = info
        self.isMaterialized = isMaterialized
        self.columns = columns
        self.computed = computed
        self.indexes = indexes
        self.query = query
        self.uses = uses
        self.isUnlisted = isUnlisted
    }
}
