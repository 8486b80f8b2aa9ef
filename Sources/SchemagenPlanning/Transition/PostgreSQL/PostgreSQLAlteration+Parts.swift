import SchemagenEvolution
import SchemagenModel

/// The keys, checks and indexes that a table gets.
extension PostgreSQLAlteration {
    /// A constraint that is first added for new rows alone, and then validated.
    func unchecked(_ constraint: TableConstraint) -> [PlanEntry] {
        [
            PlanEntry(
                .addConstraint(constraint, table: table, isChecked: false), .dropConstraint(constraint, table: table),
                in: .latter),
            PlanEntry(
                up: [PlannedStep(.validateConstraint(constraint, table: table), in: .latter)],
                down: [
                    PlannedStep(.dropConstraint(constraint, table: table), in: .latter),
                    PlannedStep(.addConstraint(constraint, table: table, isChecked: false), in: .latter),
                ], stage: .validation),
        ]
    }

    private var isPartitioned: Bool { delta.latter.options.partitioning != nil }

    /// Parts that the server numbers get the names that they have where the table is made anew.
    mutating func nameParts() {
        let names = PartNames.numbered(delta.parts.added.compactMap(\.partitionedIndex), in: delta.latter)
        guard !names.isEmpty else { return }
        entries.append(PlanEntry(.nameParts(names, in: delta.latter.info.sqlSchema), nil, in: .latter))
    }

    mutating func add(_ part: TablePart) {
        if isPartitioned, addWhole(part) { return }
        switch part.value {
        case .index(let index): add(index)
        case .constraint(let constraint):
            let plain = PlanEntry(
                .addConstraint(constraint, table: table, isChecked: true), .dropConstraint(constraint, table: table),
                in: .latter)
            switch constraint {
            case .foreignKey(let key):
                if isOnline, !isPartitioned, !key.info.isNotValid {
                    foreignKeys += unchecked(constraint)
                } else {
                    foreignKeys.append(plain)
                }
            case .check(let check):
                entries += isOnline && !check.info.isNotValid ? unchecked(constraint) : [plain]
            case .derived, .notNull: entries += isOnline ? unchecked(constraint) : [plain]
            case .primaryKey, .unique:
                let isLate = waits(part)
                let isNeeded = !isLate && part.key.map { key in referencedKeys.contains { $0 == key } } ?? false
                if isOnline, !isPartitioned, !isNeeded, let index = Self.index(of: constraint) {
                    entries.append(
                        PlanEntry(
                            .createIndex(index, owner: table, isConcurrent: true),
                            .dropIndex(index, owner: table, isConcurrent: true), in: .latter, stage: .indexes))
                    entries.append(
                        PlanEntry(
                            up: [PlannedStep(.adoptIndex(constraint, table: table), in: .latter)],
                            down: [
                                PlannedStep(.dropConstraint(constraint, table: table), in: .latter),
                                PlannedStep(.createIndex(index, owner: table, isConcurrent: false), in: .latter),
                            ], stage: .completion))
                } else {
                    entries.append(isLate ? plain.at(.completion) : plain)
                }
            case .exclusion: entries.append(plain)
            }
        }
    }

    /// Whether a primary key takes a column in that has rows without a value until it is filled.
    private mutating func waits(_ part: TablePart) -> Bool {
        guard fillsLater, case .constraint(.primaryKey(let key)) = part.value else { return false }
        let waits = key.columns.contains { name in
            filled.contains { $0.name == name }
                || delta.columns.contains { $0.to.name == name && old.isNullable($0.from) && !new.isNullable($0.to) }
        }
        if waits { lateKey = Set(key.columns) }
        return waits
    }

    /// Adds what partitions have parts of, behind the parts that are said.
    private mutating func addWhole(_ part: TablePart) -> Bool {
        guard let creation = part.creation(in: delta.latter, .latter) else { return false }
        if isOnline, case .index(let index) = part.value,
            delta.latter.options.replicaIdentity != .index(index.sqlName),
            let online = PartitionedIndexBuild(index, of: delta.latter, hasComments: new.hasComments)
        {
            entries += online.entries
        } else {
            entries.append(waits(part) ? creation.at(.completion) : creation)
        }
        return true
    }

    private mutating func add(_ index: Index) {
        let isConcurrent = isOnline && !isPartitioned
        step(
            .createIndex(index, owner: table, isConcurrent: isConcurrent),
            .dropIndex(index, owner: table, isConcurrent: isConcurrent), stage: isConcurrent ? .indexes : .main)
        if isConcurrent, new.hasComments, let comment = index.comment(in: delta.latter.info.sqlSchema) {
            entries.append(comment)
        }
    }

    /// The index behind a key.
    private static func index(of constraint: TableConstraint) -> Index? {
        switch constraint {
        case .primaryKey(let key):
            Index(
                sqlName: key.info.sqlName, isUnique: true, keys: key.columns.map { IndexKey(.column($0)) },
                include: key.include)
        case .unique(let unique):
            Index(
                sqlName: unique.info.sqlName, isUnique: true, keys: unique.columns.map { IndexKey(.column($0)) },
                include: unique.include, nullsNotDistinct: unique.nullsNotDistinct)
        default: nil
        }
    }
}
