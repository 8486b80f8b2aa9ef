/// How PostgreSQL keeps a column, where that is not as usual for its type: nothing of it changes what the column means.
public struct PostgreSQLColumn: Sendable, Equatable {
    /// Where long values are kept.
    public enum Storage: String, Sendable, Equatable, CaseIterable {
        case plain, external, extended, main
    }

    /// How long values are made shorter.
    public enum Compression: String, Sendable, Equatable, CaseIterable {
        case pglz, lz4
    }

    /// `@storage(external)`
    public var storage: Storage?
    /// `@compression(lz4)`
    public var compression: Compression?
    /// `@statistics(500)`: for how many values the planner keeps statistics.
    public var statistics: Int64?
    /// `@with(n_distinct: 100)`
    public var parameters: [StorageParameter]

    /// Makes one from its parts.
    public init(
        storage: Storage? = nil, compression: Compression? = nil, statistics: Int64? = nil,
        parameters: [StorageParameter] = []
    ) {
        self.storage = storage
        self.compression = compression
        self.statistics = statistics
        self.parameters = parameters
    }

    /// The attributes that say it, without their `@`.
    public var attributes: [String] {
        var names: [String] = []
        if storage != nil { names.append("storage") }
        if compression != nil { names.append("compression") }
        if statistics != nil { names.append("statistics") }
        if !parameters.isEmpty { names.append("with") }
        return names
    }
}
