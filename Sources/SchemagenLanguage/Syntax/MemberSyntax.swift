/// A member of a table, mixin or view.
public struct MemberSyntax: Sendable {
    /// What it can be.
    public enum Kind: Sendable {
        case column(ColumnSyntax)
        case computed(ComputedSyntax)
        case primaryKey(IndexSyntax)
        case unique(IndexSyntax)
        case index(IndexSyntax)
        case check(CheckSyntax)
        case foreignKey(ForeignKeySyntax)
        case exclusion(ExclusionSyntax)
        case partitioning(PartitioningSyntax)
    }

    /// What it is.
    public var kind: Kind
    /// The whole member, documentation excluded.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(_ kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// `subject as subj was title: String(500) = "none" @attributes`
public final class ColumnSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The type.
    public let type: TypeSyntax
    /// The default; nil: none.
    public let defaultValue: ExpressionSyntax?

    /// Makes one from its parts.
    public init(naming: NamingSyntax, type: TypeSyntax, defaultValue: ExpressionSyntax?) {
        self.naming = naming
        self.type = type
        self.defaultValue = defaultValue
    }
}

/// `computed openRate: Double? = Double(opens) / Double(sent)`
public final class ComputedSyntax: Sendable {
    /// Documentation, names and attributes.
    public let naming: NamingSyntax
    /// The type.
    public let type: TypeSyntax
    /// The value.
    public let value: ExpressionSyntax

    /// Makes one from its parts.
    public init(naming: NamingSyntax, type: TypeSyntax, value: ExpressionSyntax) {
        self.naming = naming
        self.type = type
        self.value = value
    }
}

/// One key of an index, unique constraint, primary key, exclusion constraint or partitioning: a column or an
/// expression, then words in any order: `desc`, `asc`, `nullsFirst`, `nullsLast`, `collate("C")`, `ops(text_pattern_ops)`.
public struct KeySyntax: Sendable {
    /// A word behind the key.
    public struct Option: Sendable {
        /// The Swift name.
        public var name: Identifier
        /// The arguments; nil where there are no parentheses.
        public var arguments: [ArgumentSyntax]?

        /// Makes one from its parts.
        public init(name: Identifier, arguments: [ArgumentSyntax]?) {
            self.name = name
            self.arguments = arguments
        }
    }

    /// A bare name is a column; anything else an expression.
    public var value: ExpressionSyntax
    /// What else is said about it.
    public var options: [Option]
    /// The operator behind `with`, in exclusion constraints.
    public var exclusionOperator: Identifier?

    /// Makes one from its parts.
    public init(value: ExpressionSyntax, options: [Option], exclusionOperator: Identifier? = nil) {
        self.value = value
        self.options = options
        self.exclusionOperator = exclusionOperator
    }
}

/// `index(status, scheduledAt desc) as idx using btree include (subject) where status == .sent @attributes`; also
/// `unique(…)` and `primaryKey(…)`.
public final class IndexSyntax: Sendable {
    /// The text of its `///` lines; nil: none.
    public let documentation: String?
    /// The keys, in order.
    public let keys: [KeySyntax]
    /// The SQL name.
    public let sqlName: Identifier?
    /// The index method.
    public let method: Identifier?
    /// The columns that are covered but no keys.
    public let include: [Identifier]
    /// The condition behind `where`; nil: every row.
    public let predicate: ExpressionSyntax?
    /// The attributes, in the order written.
    public let attributes: [AttributeSyntax]

    /// Makes one from its parts.
    public init(
        documentation: String?, keys: [KeySyntax], sqlName: Identifier?, method: Identifier?, include: [Identifier],
        predicate: ExpressionSyntax?, attributes: [AttributeSyntax]
    ) {
        self.documentation = documentation
        self.keys = keys
        self.sqlName = sqlName
        self.method = method
        self.include = include
        self.predicate = predicate
        self.attributes = attributes
    }
}

/// `check sentHasRecipient as chk_sent: status != .sent || toAddress != nil @attributes`; in a `type`, the name may be
/// missing.
public final class CheckSyntax: Sendable {
    /// The text of its `///` lines; nil: none.
    public let documentation: String?
    /// The Swift name.
    public let name: Identifier?
    /// The SQL name.
    public let sqlName: Identifier?
    /// The Swift name before a renaming, a hint for the next migration.
    public let formerName: Identifier?
    /// The condition.
    public let condition: ExpressionSyntax
    /// The attributes, in the order written.
    public let attributes: [AttributeSyntax]

    /// Makes one from its parts.
    public init(
        documentation: String?, name: Identifier?, sqlName: Identifier?, formerName: Identifier?,
        condition: ExpressionSyntax, attributes: [AttributeSyntax]
    ) {
        self.documentation = documentation
        self.name = name
        self.sqlName = sqlName
        self.formerName = formerName
        self.condition = condition
        self.attributes = attributes
    }
}

/// `foreignKey(tenantID, leadID) as fk references Lead(tenantID, id) @onDelete(cascade)`
public final class ForeignKeySyntax: Sendable {
    /// The text of its `///` lines; nil: none.
    public let documentation: String?
    /// The columns.
    public let columns: [Identifier]
    /// The SQL name.
    public let sqlName: Identifier?
    /// The table.
    public let table: Identifier
    /// The referenced columns; empty for the primary key.
    public let referenced: [Identifier]
    /// The attributes, in the order written.
    public let attributes: [AttributeSyntax]

    /// Makes one from its parts.
    public init(
        documentation: String?, columns: [Identifier], sqlName: Identifier?, table: Identifier,
        referenced: [Identifier], attributes: [AttributeSyntax]
    ) {
        self.documentation = documentation
        self.columns = columns
        self.sqlName = sqlName
        self.table = table
        self.referenced = referenced
        self.attributes = attributes
    }
}

/// `exclude using gist (room with "=", during with "&&") as no_overlap where active @deferrable`
public final class ExclusionSyntax: Sendable {
    /// The text of its `///` lines; nil: none.
    public let documentation: String?
    /// The index method.
    public let method: Identifier
    /// The keys, in order.
    public let keys: [KeySyntax]
    /// The SQL name.
    public let sqlName: Identifier?
    /// The condition behind `where`; nil: every row.
    public let predicate: ExpressionSyntax?
    /// The attributes, in the order written.
    public let attributes: [AttributeSyntax]

    /// Makes one from its parts.
    public init(
        documentation: String?, method: Identifier, keys: [KeySyntax], sqlName: Identifier?,
        predicate: ExpressionSyntax?, attributes: [AttributeSyntax]
    ) {
        self.documentation = documentation
        self.method = method
        self.keys = keys
        self.sqlName = sqlName
        self.predicate = predicate
        self.attributes = attributes
    }
}

/// `partition by range(createdAt) { … }` or `partition by range(createdAt) managed externally`
public final class PartitioningSyntax: Sendable {
    /// `range`, `list` or `hash`.
    public let strategy: Identifier
    /// The keys, in order.
    public let keys: [KeySyntax]
    /// The partitions; nil for `managed externally`.
    public let partitions: [PartitionSyntax]?

    /// Makes one from its parts.
    public init(strategy: Identifier, keys: [KeySyntax], partitions: [PartitionSyntax]?) {
        self.strategy = strategy
        self.keys = keys
        self.partitions = partitions
    }
}

/// `march as leads_2025_03 from ("2025-03-01") to ("2025-04-01") { index(status) }`
public struct PartitionSyntax: Sendable {
    /// Which rows a partition holds.
    public enum Bound: Sendable {
        /// `from (values) to (values)`; a value may be the name `minvalue` or `maxvalue`.
        case range(from: [ExpressionSyntax], to: [ExpressionSyntax])
        /// `in [values]`
        case list([ExpressionSyntax])
        /// `modulus 4 remainder 0`
        case hash(modulus: Int, remainder: Int)
        /// `default`
        case `default`
        /// It has been reported.
        case invalid
    }

    /// Documentation, names and attributes.
    public var naming: NamingSyntax
    /// Which rows it holds.
    public var bound: Bound
    /// Indexes, keys, checks and sub-partitioning of this partition alone.
    public var members: [MemberSyntax]
    /// Where it stands.
    public var span: SourceSpan

    /// Makes one from its parts.
    public init(naming: NamingSyntax, bound: Bound, members: [MemberSyntax], span: SourceSpan) {
        self.naming = naming
        self.bound = bound
        self.members = members
        self.span = span
    }
}
