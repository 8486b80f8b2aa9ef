/// How a `type` is stored where the database has domains.
public enum TypeStorage: String, Sendable, Equatable, CaseIterable {
    /// The base type; each column carries the checks.
    case base
    /// A domain on PostgreSQL, base and checks elsewhere.
    case domain
}

/// `type EmailAddress = String(320) check contains(value, "@")`
public struct NamedType: Sendable, Equatable {
    /// A check of the type.
    public struct Check: Sendable, Equatable {
        /// The name, where the check has one.
        public var name: String?
        /// The name of the domain's constraint: `email_address_check`.
        public var sqlName: String
        /// The condition.
        public var condition: Expression
        /// Whether a domain's columns that are there were not checked.
        public var isNotValid: Bool
        /// Where it is to exist.
        public var databases: DatabaseSet
        /// Where it was declared.
        public var anchor: SourceAnchor

        /// Makes one from its parts.
        public init(
            name: String?, sqlName: String, condition: Expression, isNotValid: Bool = false,
            databases: DatabaseSet = .all, anchor: SourceAnchor = SourceAnchor()
        ) {
            self.name = name
            self.sqlName = sqlName
            self.condition = condition
            self.isNotValid = isNotValid
            self.databases = databases
            self.anchor = anchor
        }
    }

    /// What it has in common with others of its sort.
    public var info: ObjectInfo
    /// Never `named`: a type of a type resolves to the innermost base, its checks collected from all of them.
    public var base: DataType
    /// How it is stored.
    public var storage: TypeStorage
    /// `@notNull`: a value of the type is never nil.
    public var isNotNull: Bool
    /// `@default(e)`: what columns of the type have where they say nothing themselves.
    public var defaultValue: Expression?
    /// `@collate("C")`: how columns of the type are ordered where they say nothing themselves.
    public var collation: SQLText?
    /// The checks, in the order written.
    public var checks: [Check]

    /// Makes one from its parts.
    public init(
        info: ObjectInfo, base: DataType, storage: TypeStorage, isNotNull: Bool = false,
        defaultValue: Expression? = nil, collation: SQLText? = nil, checks: [Check]
    ) {
        self.info = info
        self.base = base
        self.storage = storage
        self.isNotNull = isNotNull
        self.defaultValue = defaultValue
        self.collation = collation
        self.checks = checks
    }
}
