/// How an enum is stored where the database has native enums.
public enum EnumStorage: String, Sendable, Equatable, CaseIterable {
    /// A native enum type on PostgreSQL, text with a CHECK elsewhere.
    case native
    /// Text with a CHECK everywhere.
    case check
}

/// `enum ResponseStatus { pending, sent }`
public struct Enumeration: Sendable, Equatable {
    /// One case.
    public struct Case: Sendable, Equatable {
        /// The Swift name.
        public var name: String
        /// The stored text.
        public var sqlName: String
        /// The text of its `///` lines; nil: none.
        public var documentation: String?
        /// Why it is deprecated; nil: it is not.
        public var deprecation: String?
        /// The Swift name before a renaming, a hint for the next migration.
        public var formerName: String?
        /// Where it was declared.
        public var anchor: SourceAnchor

        /// Makes one from its parts.
        public init(
            name: String, sqlName: String, documentation: String? = nil, deprecation: String? = nil,
            formerName: String? = nil, anchor: SourceAnchor = SourceAnchor()
        ) {
            self.name = name
            self.sqlName = sqlName
            self.documentation = documentation
            self.deprecation = deprecation
            self.formerName = formerName
            self.anchor = anchor
        }
    }

    /// What it has in common with others of its sort.
    public var info: ObjectInfo
    /// How it is stored.
    public var storage: EnumStorage
    /// The cases, in order.
    public var cases: [Case]

    /// Makes one from its parts.
    public init(info: ObjectInfo, storage: EnumStorage, cases: [Case]) {
        self.info = info
        self.storage = storage
        self.cases = cases
    }
}
