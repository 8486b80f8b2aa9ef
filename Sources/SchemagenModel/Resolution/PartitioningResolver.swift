import SchemagenLanguage

/// Resolves partitionings, nested ones included.
struct PartitioningResolver {
    let context: ResolutionContext
    let draft: TableDraft

    /// Makes a resolver for the partitions of one table.
    init(_ draft: TableDraft, context: ResolutionContext) {
        self.draft = draft
        self.context = context
    }

    /// Resolves the partitioning of a table or partition.
    func resolve(_ syntax: PartitioningSyntax, in owner: MemberOwner) -> Partitioning? {
        guard let strategy = Partitioning.Strategy(rawValue: syntax.strategy.text) else {
            context.reportUnknown(
                .invalidPartition, "a table is partitioned by range, list or hash", name: syntax.strategy.text,
                among: Partitioning.Strategy.allCases.map(\.rawValue), at: syntax.strategy.span)
            return nil
        }
        guard let keys = KeyResolver(context).keys(syntax.keys, in: owner, for: owner.databases) else { return nil }
        if strategy == .list, keys.count != 1 {
            context.report(
                .invalidPartition, "a list names values of one key, and these are \(keys.count)",
                at: syntax.strategy.span)
        }
        for (key, written) in zip(keys, syntax.keys) where key.isDescending || key.nulls != nil {
            context.report(.invalidPartition, "a key of a partitioning has no order", at: written.value.span)
        }
        var partitions: [Partition] = []
        var names: [String: SourceSpan] = [:]
        var defaultSpan: SourceSpan?
        for partition in syntax.partitions ?? [] {
            let name = partition.naming.name
            if let first = names[name.text] {
                context.report(
                    .repeatedMember, "two partitions are called `\(name.text)`", at: name.span,
                    notes: [Diagnostic.Note("the first one", at: first)])
                continue
            }
            names[name.text] = name.span
            if case .default = partition.bound {
                if strategy == .hash {
                    context.report(
                        .invalidPartition, "a partitioning by hash has no default partition", at: name.span)
                } else if let first = defaultSpan {
                    context.report(
                        .invalidPartition, "there is a default partition already", at: name.span,
                        notes: [Diagnostic.Note("the first one", at: first)])
                }
                defaultSpan = name.span
            }
            if let resolved = self.partition(partition, strategy, keys, in: owner) { partitions.append(resolved) }
        }
        return Partitioning(
            strategy: strategy, keys: keys, isManagedExternally: syntax.partitions == nil, partitions: partitions)
    }

    private func partition(
        _ syntax: PartitionSyntax, _ strategy: Partitioning.Strategy, _ keys: [IndexKey], in owner: MemberOwner
    ) -> Partition? {
        let naming = syntax.naming
        _ = AttributeReader(naming.attributes, on: .partition, context: context)
        let sqlName =
            context.explicitName(naming.sqlName)
            ?? SQLIdentifier.fitted(owner.sqlName + "_" + SnakeCase.convert(naming.name.text))
        guard let bound = bound(syntax, strategy, keys, in: owner) else { return nil }
        var partition = Partition(
            name: naming.name.text, sqlName: sqlName, documentation: naming.documentation, bound: bound,
            anchor: SourceAnchor(naming.name.span))
        addMembers(syntax.members, to: &partition, in: owner)
        return partition
    }

    private func addMembers(_ members: [MemberSyntax], to partition: inout Partition, in owner: MemberOwner) {
        let inner = MemberOwner(
            sqlName: partition.sqlName, databases: owner.databases, columns: owner.columns, isPartition: true)
        let keys = KeyResolver(context)
        for member in members {
            switch member.kind {
            case .index(let syntax):
                if let index = keys.index(syntax, at: member.span, in: inner) { partition.indexes.append(index) }
            case .unique(let syntax):
                switch keys.unique(syntax, at: member.span, in: inner) {
                case .constraint(let constraint)?: partition.uniques.append(constraint)
                case .index(let index)?: partition.indexes.append(index)
                case nil: break
                }
            case .primaryKey(let syntax):
                let key = keys.primaryKey(syntax, at: member.span, in: inner)
                // Its part of the table's key may be there to have a name.
                let others = key?.info.partOf == nil ? draft.primaryKey : nil
                if let first = partition.primaryKey ?? others {
                    context.report(
                        .repeatedPrimaryKey, "this partition has a primary key already", at: member.span,
                        notes: [Diagnostic.Note("the first one", at: first.info.anchor.span)])
                } else {
                    partition.primaryKey = key
                }
            case .check(let syntax):
                if let check = CheckResolver(context).check(syntax, at: member.span, in: inner) {
                    partition.checks.append(check)
                }
            case .partitioning(let syntax):
                if partition.partitioning != nil {
                    context.report(
                        .repeatedMember, "a partition is partitioned in one way", at: syntax.strategy.span)
                } else {
                    partition.partitioning = resolve(syntax, in: inner).map { SubPartitioning($0) }
                }
            case .exclusion(let syntax):
                if let exclusion = CheckResolver(context).exclusion(syntax, at: member.span, in: inner) {
                    partition.exclusions.append(exclusion)
                }
            // Like those of tables they are resolved when all keys are known.
            case .foreignKey: break
            case .column, .computed:
                context.report(
                    .misplacedMember,
                    "a partition has keys, indexes, constraints and a partitioning of its own, and no \(member.title)",
                    at: member.span)
            }
        }
    }

    // MARK: Bounds

    private func bound(
        _ syntax: PartitionSyntax, _ strategy: Partitioning.Strategy, _ keys: [IndexKey], in owner: MemberOwner
    ) -> Partition.Bound? {
        let span = syntax.naming.name.span
        switch (syntax.bound, strategy) {
        case (.invalid, _): return nil
        case (.default, _): return .default
        case (.range(let from, let to), .range):
            guard from.count == keys.count, to.count == keys.count else {
                context.report(
                    .invalidPartition, "a bound needs a value for each of the \(keys.count) keys", at: span)
                return nil
            }
            guard let from = values(from, keys, in: owner), let to = values(to, keys, in: owner) else { return nil }
            if from == to {
                context.report(.invalidPartition, "the range is empty: it ends where it starts", at: span)
            }
            return .range(from: from, to: to)
        case (.list(let values), .list):
            guard let key = keys.first else { return nil }
            guard !values.isEmpty else {
                context.report(.invalidPartition, "a list without a value holds no row", at: span)
                return nil
            }
            var result: [Partition.BoundValue] = []
            for value in values {
                guard let expression = self.value(value, key, isNullable: true, in: owner) else { return nil }
                result.append(.value(expression))
            }
            return .list(result)
        case (.hash(let modulus, let remainder), .hash):
            guard modulus > 0, remainder >= 0, remainder < modulus else {
                context.report(
                    .invalidPartition, "a remainder is from 0 to one less than the modulus", at: span)
                return nil
            }
            return .hash(modulus: modulus, remainder: remainder)
        default:
            let expected =
                switch strategy {
                case .range: "`from (…) to (…)`"
                case .list: "`in […]`"
                case .hash: "`modulus n remainder m`"
                }
            context.report(
                .invalidPartition, "a partition of a \(strategy.rawValue) is \(expected)", at: span)
            return nil
        }
    }

    private func values(
        _ values: [ExpressionSyntax], _ keys: [IndexKey], in owner: MemberOwner
    ) -> [Partition.BoundValue]? {
        var result: [Partition.BoundValue] = []
        for (value, key) in zip(values, keys) {
            switch value.kind {
            case .name("minvalue"): result.append(.minimum)
            case .name("maxvalue"): result.append(.maximum)
            default:
                guard let expression = self.value(value, key, isNullable: false, in: owner) else { return nil }
                result.append(.value(expression))
            }
        }
        return result
    }

    private func value(
        _ syntax: ExpressionSyntax, _ key: IndexKey, isNullable: Bool, in owner: MemberOwner
    ) -> Expression? {
        var expected = ExpectedType.any
        if case .column(let name) = key.value, let column = owner.columns[name] {
            guard !owner.columns.broken.contains(name) else { return nil }
            expected = .value(context.storage.storageType(of: column.type), isNullable: isNullable)
        }
        return owner.columns.expression(syntax, .partitionBound, for: owner.databases, expecting: expected)
    }
}
