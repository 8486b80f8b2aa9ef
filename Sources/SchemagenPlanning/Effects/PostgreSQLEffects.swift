import SchemagenModel

/// What the steps lock, write anew and read on PostgreSQL.
extension EffectAssessment {
    func postgresqlEffect(of step: Step, _ index: SchemaIndex) -> StepEffect {
        var impact = Impact(live)
        switch step {
        case .createTable(let table, let deferring):
            for key in table.foreignKeys
            where key.info.databases.contains(.postgresql) && !deferring.contains(key.info.sqlName)
                && key.table != table.info.name
            {
                impact.lock(relation(key.table, index), .shareRowExclusive, withPartitions: true)
            }
            for base in table.options.inherits { impact.lock(relation(base, index), .shareUpdateExclusive) }
        case .dropTable(let table):
            guard let id = live[QualifiedName(table.info)] else { break }
            impact.lock(id, .accessExclusive, withPartitions: true)
            for key in live.parts(id).flatMap({ live[$0].foreignKeys }) {
                impact.lock(key.parent, .accessExclusive, withPartitions: true)
            }
        case .dropView(let view): impact.lock(live[QualifiedName(view.info)], .accessExclusive)
        case .createView(let view):
            guard view.isMaterialized, !view.startsEmpty, let query = view.query.postgresql else { break }
            for id in live.relations.indices
            where !live[id].isNew && live[live[id].name] == id && Mention.isNamed(in: query, [live[id].name.name]) {
                impact.scan(id)
            }
        case .changeOptions(let before, let after): changeOptions(before.options, after, &impact)
        case .changeMarks(let before, let after):
            guard let id = live[QualifiedName(after.info)] else { break }
            let isOther = before.options.replicaIdentity != after.options.replicaIdentity
            impact.lock(id, isOther ? .accessExclusive : .shareUpdateExclusive)
        case .rename(let kind, let from, _), .move(let kind, let from, _):
            if [.table, .view, .materializedView].contains(kind) { impact.lock(live[from], .accessExclusive) }
        case .renameColumn(let table, _, _), .renameNotNulls(let table, _):
            impact.lock(live[table], .accessExclusive, withFamily: true)
        case .renameConstraint(let table, let name, _):
            guard let id = live[table] else { break }
            // Checks have the same name in all of the family; parts of keys have names of their own.
            let isOwn =
                live[id].indexes.contains { $0.name == name } || live[id].foreignKeys.contains { $0.name == name }
            impact.lock(id, .accessExclusive, withFamily: !isOwn)
        case .addColumn, .dropColumn, .changeType, .changeDefault, .changeNullability, .changeKeeping, .changeIdentity,
            .backfill:
            changeColumn(step, index, &impact)
        case .addConstraint, .adoptIndex, .validateConstraint, .dropConstraint:
            changeConstraint(step, index, &impact)
        case .createIndex(let made, let owner, let partition, let isConcurrent):
            create(made, on: owner, partition, isConcurrent: isConcurrent, index, &impact)
        case .dropIndex(let gone, let owner, let isConcurrent):
            guard let id = relation(owner, index) else { break }
            let mode: LockMode = isConcurrent ? .shareUpdateExclusive : .accessExclusive
            impact.lock(live.owner(ofIndex: gone.sqlName, among: id), mode, withPartitions: true)
        case .createTouchTrigger(let table), .muteTouchTrigger(let table, _):
            impact.lock(live[QualifiedName(table.info)], .shareRowExclusive, withPartitions: true)
        case .dropTouchTrigger(let table):
            impact.lock(live[QualifiedName(table.info)], .accessExclusive, withPartitions: true)
        case .addDomainCheck(let check, let type, let isChecked):
            if isChecked, !check.isNotValid { checkDomain(type, &impact) }
        case .validateDomainCheck(_, let type): checkDomain(type, &impact)
        case .changeDomainNullability(let type, let isNullable): if !isNullable { checkDomain(type, &impact) }
        case .createOpaque(let object): change(object, isCreated: true, index, &impact)
        case .dropOpaque(let object): change(object, isCreated: false, index, &impact)
        case .comment(let target, _): comment(target, &impact)
        case .createNamespace, .dropNamespace, .createExtension, .dropExtension, .changeExtension, .createEnum,
            .dropEnum, .addEnumValue, .renameEnumValue, .createDomain, .dropDomain, .dropDomainCheck,
            .changeDomainDefault, .createSequence, .dropSequence, .changeSequence, .ownSequence, .disownSequence,
            .replaceOpaque, .requireNoRows, .keepRights, .returnRights, .copyTypeRights, .nameParts, .attachIndex:
            break
        case .replaceView(let view): impact.lock(live[QualifiedName(view.info)], .accessExclusive)
        case .rebuildTable(let rebuild):
            guard let id = live[QualifiedName(rebuild.to.info)] else { break }
            impact.lock(id, .accessExclusive, withPartitions: true)
            impact.rewrite(id)
            for base in rebuild.to.options.inherits { impact.lock(relation(base, index), .shareUpdateExclusive) }
        case .repartition(let change): repartition(change, index, &impact)
        case .leaveParents(let parents, let table): leave(parents, table, index, &impact)
        case .createIndexWithoutParts(_, let owner, let partition):
            impact.lock(part(partition, of: owner, index), .share)
        }
        return impact.effect
    }

    // MARK: Columns

    /// The tables that have a column themselves though they inherit from others: they go on with theirs.
    private func holders(of column: Column, _ index: SchemaIndex) -> [Int] {
        index.tables.values.filter { table in
            !table.options.inherits.isEmpty
                && table.columns.contains { $0.sqlName == column.sqlName && !index.inherits($0, in: table) }
        }.compactMap { live[QualifiedName($0.info)] }
    }

    private func changeColumn(_ step: Step, _ index: SchemaIndex, _ impact: inout Impact) {
        switch step {
        case .addColumn(let column, let table, let isFilledLater):
            guard let id = relation(table, index) else { return }
            impact.lock(id, .accessExclusive, withFamily: true)
            let values = ColumnValues(index)
            if values.rewritesTable(adding: column) {
                let keepers = live[id].children.isEmpty ? [] : holders(of: column, index).flatMap(live.family)
                for heir in live.family(id) where !keepers.contains(heir) { impact.rewrite(heir) }
            } else if !isFilledLater, index.hasNotNull(column, on: .postgresql), !values.hasDefault(column) {
                impact.scan(id, withFamily: true)
            }
        case .dropColumn(let column, let table):
            guard let id = relation(table, index) else { return }
            impact.lock(id, .accessExclusive, withFamily: true)
            for key in live[id].foreignKeys where key.columns.contains(column.sqlName) {
                impact.lock(key.parent, .accessExclusive, withPartitions: true)
            }
        case .changeType(let change, let conversion):
            guard let id = relation(change.table, index) else { return }
            impact.lock(id, .accessExclusive, withFamily: true)
            let retyping = ColumnValues(self.index(of: change, else: index), index)
            if retyping.rewritesTable(changing: change, conversion) {
                impact.rewrite(id, withFamily: true)
            } else if retyping.reordersIndexes(changing: change),
                live[id].indexes.contains(where: { $0.keys.contains(change.to.sqlName) })
            {
                impact.scan(id)
            }
        case .changeDefault(_, let table, _):
            impact.lock(relation(table, index), .accessExclusive, withFamily: true)
        case .changeNullability(let column, let table, let isNullable):
            guard let id = relation(table, index) else { return }
            impact.lock(id, .accessExclusive, withFamily: true)
            if !isNullable, !live[id].proofs.values.contains(column.sqlName) { impact.scan(id, withFamily: true) }
        case .changeKeeping(let change):
            let (before, after) = (change.from.postgresql, change.to.postgresql)
            let isHeavy = before.storage != after.storage || before.compression != after.compression
            impact.lock(
                relation(change.table, index), isHeavy ? .accessExclusive : .shareUpdateExclusive,
                withFamily: before.storage != after.storage)
            if before.compression != after.compression {
                impact.lock(relation(change.table, index), .accessExclusive, withPartitions: true)
            }
        case .changeIdentity(let change):
            guard let id = relation(change.table, index) else { return }
            let modes = [change.from, change.to].compactMap(\.identity?.mode)
            // Only the sequence changes.
            if modes == [.serial, .serial] { return }
            // A default goes down to whatever inherits it, an identity to partitions, from PostgreSQL 17 on.
            impact.lock(id, .accessExclusive, withPartitions: true, withFamily: modes.contains(.serial))
            guard change.from.identity == nil, change.to.identity != nil else { return }
            // The numbers go on behind the largest, which an index finds at its end.
            let isLed = live[id].indexes.contains { $0.isTree && $0.keys.first == change.to.sqlName }
            if !isLed { impact.scan(id) }
        case .backfill(let backfill):
            guard let id = relation(backfill.table, index) else { return }
            let isTouched = index.tables[backfill.table]?.columns.contains {
                $0.isTouched && $0.databases.contains(.postgresql)
            }
            let isSwitched = (isTouched ?? false) && backfill.stillness == .switchedOff
            impact.lock(id, isSwitched ? .shareRowExclusive : .rowExclusive, withFamily: true)
            impact.scan(id, withFamily: true)
            let columns = Set(backfill.values.map(\.column.sqlName))
            for key in live[id].foreignKeys where !columns.isDisjoint(with: key.columns) {
                impact.lock(key.parent, .rowShare)
            }
        default: break
        }
    }

    /// The schema that a column has its old type in.
    private func index(of change: ColumnChange, else index: SchemaIndex) -> SchemaIndex {
        index === latter ? renamed : latter
    }

    // MARK: Constraints and indexes

    private func changeConstraint(_ step: Step, _ index: SchemaIndex, _ impact: inout Impact) {
        switch step {
        case .addConstraint(let constraint, let table, let partition, let isChecked):
            guard let id = part(partition, of: table, index) else { return }
            switch constraint {
            case .foreignKey(let key):
                let parent = relation(key.table, index)
                // From PostgreSQL 18 on those that inherit are locked like it.
                impact.lock(id, .shareRowExclusive, withFamily: true)
                impact.lock(parent, .shareRowExclusive, withPartitions: true)
                guard isChecked, !key.info.isNotValid else { return }
                impact.scan(id)
                if let parent { impact.scan(parent) }
            case .primaryKey, .unique, .exclusion:
                // Before PostgreSQL 18 partitions are locked as for an index, and those that inherit for a primary key alone.
                impact.lock(id, .accessExclusive, withFamily: true)
                impact.scan(id)
            case .check(let check):
                impact.lock(id, .accessExclusive, withFamily: true)
                if isChecked, !check.info.isNotValid { impact.scan(id, withFamily: true) }
            case .derived, .notNull:
                impact.lock(id, .accessExclusive, withFamily: true)
                if isChecked { impact.scan(id, withFamily: true) }
            }
        case .adoptIndex(_, let table): impact.lock(relation(table, index), .accessExclusive, withFamily: true)
        case .validateConstraint(let constraint, let table):
            guard let id = relation(table, index) else { return }
            guard case .foreignKey(let key) = constraint else {
                impact.lock(id, .shareUpdateExclusive, withFamily: true)
                return impact.scan(id, withFamily: true)
            }
            let parent = relation(key.table, index)
            impact.lock(id, .shareUpdateExclusive, withPartitions: true)
            impact.lock(parent, .rowShare)
            impact.scan(id)
            if let parent { impact.scan(parent) }
        case .dropConstraint(let constraint, let table, let partition):
            guard let id = part(partition, of: table, index) else { return }
            switch constraint {
            case .check, .derived, .notNull: impact.lock(id, .accessExclusive, withFamily: true)
            case .primaryKey, .unique, .exclusion: impact.lock(id, .accessExclusive, withPartitions: true)
            case .foreignKey(let key):
                impact.lock(id, .accessExclusive, withPartitions: true)
                impact.lock(relation(key.table, index), .accessExclusive, withPartitions: true)
            }
        default: break
        }
    }

    private func create(
        _ made: Index, on owner: String, _ partition: String?, isConcurrent: Bool, _ index: SchemaIndex,
        _ impact: inout Impact
    ) {
        guard let id = part(partition, of: owner, index) else { return }
        impact.lock(id, isConcurrent ? .shareUpdateExclusive : .share, withPartitions: true)
        impact.scan(id)
        // An index that is made anew takes its mark for replication again.
        if !isConcurrent, partition == nil, index.isOwn(made, of: owner),
            case .index(made.sqlName) = index.tables[owner]?.options.replicaIdentity
        {
            impact.lock(id, .accessExclusive)
        }
    }

    // MARK: Others

    private func changeOptions(_ before: TableOptions, _ table: Table, _ impact: inout Impact) {
        guard let id = live[QualifiedName(table.info)] else { return }
        let after = table.options
        if before.isUnlogged != after.isUnlogged {
            impact.lock(id, .accessExclusive)
            impact.rewrite(id, withFamily: true)
        }
        if before.rowSecurity != after.rowSecurity { impact.lock(id, .accessExclusive) }
        let changed =
            after.storageParameters.filter { !before.storageParameters.contains($0) }
            + before.storageParameters.filter { !after.storageParameters.contains($0) }
        guard !changed.isEmpty else { return }
        let isHeavy = changed.contains { $0.name == "user_catalog_table" }
        impact.lock(id, isHeavy ? .accessExclusive : .shareUpdateExclusive)
    }

    /// A check of a domain, or its NOT NULL, is looked for in all tables that have columns of it.
    private func checkDomain(_ type: NamedType, _ impact: inout Impact) {
        let name = QualifiedName(type.info)
        for id in live.relations.indices
        where live[live[id].name] == id && live[id].domains.values.contains(where: { $0.contains(name) }) {
            impact.lock(id, .share, withPartitions: true)
            impact.scan(id)
        }
    }

    /// Of an object that is kept as SQL, what follows from its kind and table.
    private func change(_ object: OpaqueObject, isCreated: Bool, _ index: SchemaIndex, _ impact: inout Impact) {
        if object.kind == "statistics" {
            // They name their table in their text alone.
            for use in object.uses ?? [] where use.kind == .table {
                impact.lock(relation(use.name, index), .shareUpdateExclusive)
            }
        }
        guard let table = object.table, let id = relation(table, index) else { return }
        switch object.kind {
        case "trigger":
            impact.lock(id, isCreated ? .shareRowExclusive : .accessExclusive, withPartitions: true)
        case "policy", "rule", "constraint": impact.lock(id, .accessExclusive)
        case "index":
            impact.lock(id, isCreated ? .share : .accessExclusive, withPartitions: true)
            if isCreated { impact.scan(id) }
        case "statistics": impact.lock(id, .shareUpdateExclusive)
        default: break
        }
    }

    private func comment(_ target: Commented, _ impact: inout Impact) {
        switch target {
        case .object(let kind, let name):
            guard ["TABLE", "VIEW", "MATERIALIZED VIEW"].contains(kind) else { return }
            impact.lock(live[name], .shareUpdateExclusive)
        case .column(_, let table): impact.lock(live[table], .shareUpdateExclusive)
        case .constraint: break
        }
    }
}

/// The locks, rewrites and scans of a step in the making.
struct Impact {
    private let live: LiveRelations
    private var locks: [QualifiedName: LockMode] = [:]
    private var rewrites: Set<QualifiedName> = []
    private var scans: Set<QualifiedName> = []

    init(_ live: LiveRelations) { self.live = live }

    /// - Parameters:
    ///   - withPartitions: Whether the partitions are locked too.
    ///   - withFamily: Whether the partitions and the tables that inherit from it are.
    mutating func lock(_ id: Int?, _ mode: LockMode, withPartitions: Bool = false, withFamily: Bool = false) {
        guard let id else { return }
        for member in withFamily ? live.family(id) : withPartitions ? live.parts(id) : [id]
        where !live[member].isNew {
            let name = live[member].name
            locks[name] = max(locks[name] ?? mode, mode)
        }
    }

    /// A table or its partitions, whichever hold the rows, and with its family those that inherit from it.
    mutating func rewrite(_ id: Int, withFamily: Bool = false) {
        rewrites.formUnion(rowHolders(id, withFamily: withFamily))
    }

    /// The same, read.
    mutating func scan(_ id: Int, withFamily: Bool = false) {
        scans.formUnion(rowHolders(id, withFamily: withFamily))
    }

    private func rowHolders(_ id: Int, withFamily: Bool) -> [QualifiedName] {
        (withFamily ? live.family(id) : live.parts(id)).filter { !live[$0].isNew && !live[$0].isDivided }
            .map { live[$0].name }
    }

    var effect: StepEffect {
        var effect = StepEffect()
        effect.locks = locks.map { StepEffect.Lock($0.key, $0.value) }.sorted {
            $0.mode == $1.mode ? $0.table.text < $1.table.text : $0.mode > $1.mode
        }
        effect.rewrites = rewrites.sorted { $0.text < $1.text }
        effect.scans = scans.subtracting(rewrites).sorted { $0.text < $1.text }
        return effect
    }
}
