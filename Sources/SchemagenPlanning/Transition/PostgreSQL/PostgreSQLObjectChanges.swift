import SchemagenEvolution
import SchemagenModel

/// What changes on objects of PostgreSQL that stay and are no tables.
struct PostgreSQLObjectChanges {
    private let transition: Transition
    private let isOnline: Bool
    private var old: Structure { transition.old }
    private var new: Structure { transition.new }

    init(_ transition: Transition, isOnline: Bool) {
        self.transition = transition
        self.isOnline = isOnline
    }

    /// Versions and schemas of extensions. One whose version is no longer said keeps what it has.
    var extensions: [PlanEntry] {
        var entries: [PlanEntry] = []
        for pair in transition.correspondence.extensions.pairs {
            let (before, after) = (old.schema.extensions[pair.old], new.schema.extensions[pair.new])
            if after.version != nil, before.version != after.version {
                entries.append(
                    PlanEntry(
                        up: [PlannedStep(.changeExtension(from: before, to: after), in: .latter)],
                        down: before.version == nil
                            ? [] : [PlannedStep(.changeExtension(from: after, to: before), in: .renamed)]))
            }
            if before.sqlSchema != after.sqlSchema {
                let name = QualifiedName(after.name, in: nil)
                entries.append(
                    PlanEntry(
                        change: .move(.extension, from: name, to: after.sqlSchema),
                        .move(.extension, from: name, to: before.sqlSchema)))
            }
        }
        return entries
    }

    /// Default, NOT NULL and checks of domains.
    var domains: [PlanEntry] {
        var entries: [PlanEntry] = []
        for pair in transition.correspondence.types.pairs {
            let (before, after) = (old.schema.types[pair.old], new.schema.types[pair.new])
            guard old.holds(before), new.holds(after), !transition.replaced.types.contains(after.info.name) else {
                continue
            }
            if before.isNotNull != after.isNotNull {
                entries.append(
                    PlanEntry(
                        change: .changeDomainNullability(after, isNullable: !after.isNotNull),
                        .changeDomainNullability(before, isNullable: !before.isNotNull)))
            }
            if old.defaultText(of: before) != new.defaultText(of: after) {
                entries.append(
                    PlanEntry(
                        change: .changeDomainDefault(after, to: after.defaultValue),
                        .changeDomainDefault(before, to: before.defaultValue)))
            }
            var former = before.checks.filter { $0.databases.contains(.postgresql) }
            for check in after.checks where check.databases.contains(.postgresql) {
                if let same = former.firstIndex(where: {
                    $0.sqlName == check.sqlName && old.text(of: $0) == new.text(of: check)
                }) {
                    former.remove(at: same)
                    continue
                }
                entries.append(
                    PlanEntry(
                        up: [PlannedStep(.addDomainCheck(check, type: after, isChecked: !isOnline), in: .latter)],
                        down: [PlannedStep(.dropDomainCheck(check, type: after), in: .latter)]))
                guard isOnline, !check.isNotValid else { continue }
                entries.append(
                    PlanEntry(
                        up: [PlannedStep(.validateDomainCheck(check, type: after), in: .latter)],
                        down: [
                            PlannedStep(.dropDomainCheck(check, type: after), in: .latter),
                            PlannedStep(.addDomainCheck(check, type: after, isChecked: false), in: .latter),
                        ], stage: .validation))
            }
            let gone = former.map {
                PlanEntry(
                    .dropDomainCheck($0, type: before), .addDomainCheck($0, type: before, isChecked: true), in: .renamed
                )
            }
            entries = gone + entries
        }
        return entries
    }

    /// Types, options and owners of sequences.
    func sequences(_ departures: SequenceDepartures) -> [PlanEntry] {
        var entries: [PlanEntry] = []
        for pair in transition.correspondence.sequences.pairs {
            let (before, after) = (old.schema.sequences[pair.old], new.schema.sequences[pair.new])
            guard old.holds(before), new.holds(after) else { continue }
            if before.type != after.type || before.options != after.options {
                entries.append(
                    PlanEntry(
                        change: .changeSequence(from: before, to: after), .changeSequence(from: after, to: before)))
            }
            if departures.has(before) {
                if after.owner != nil {
                    entries.append(PlanEntry(change: .ownSequence(after), .disownSequence(before)))
                }
                continue
            }
            guard old.ownerText(of: before) != new.ownerText(of: after) else { continue }
            entries.append(
                PlanEntry(
                    change: after.owner == nil ? .disownSequence(after) : .ownSequence(after),
                    before.owner == nil ? .disownSequence(before) : .ownSequence(before)))
        }
        return entries
    }

    /// The indexes of materialized views that stay.
    func viewIndexes(_ dependents: Dependents) -> [PlanEntry] {
        var entries: [PlanEntry] = []
        for pair in transition.correspondence.views.pairs {
            let (before, after) = (old.schema.views[pair.old], new.schema.views[pair.new])
            guard old.holds(before), new.holds(after),
                !dependents.gone.contains(ObjectIdentity(.view, before.info.name))
            else { continue }
            let changes = PartChanges(
                TablePart.indexes(before.indexes, columns: before.columns, in: old),
                TablePart.indexes(after.indexes, columns: after.columns, in: new))
            for part in changes.dropped {
                guard case .index(let index) = part.value else { continue }
                entries.append(
                    PlanEntry(
                        .dropIndex(index, owner: before.info.name, isConcurrent: false),
                        .createIndex(index, owner: before.info.name, isConcurrent: false), in: .renamed))
            }
            for part in changes.added {
                guard case .index(let index) = part.value else { continue }
                entries.append(
                    PlanEntry(
                        .createIndex(index, owner: after.info.name, isConcurrent: isOnline),
                        .dropIndex(index, owner: after.info.name, isConcurrent: isOnline), in: .latter,
                        stage: isOnline ? .indexes : .main))
                if isOnline, new.hasComments, let comment = index.comment(in: after.info.sqlSchema) {
                    entries.append(comment)
                }
            }
        }
        return entries
    }
}
