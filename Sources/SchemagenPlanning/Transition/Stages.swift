import SchemagenModel

/// When something happens within a schema change: what comes later cannot share a transaction with what comes before, or
/// should not hold its locks.
enum Stage: Int, Comparable, CaseIterable {
    /// New values of enums, which cannot be used before they are committed.
    case enumValues
    /// Everything that looks at no row.
    case main
    case backfill
    /// Checks for what is written from now on, of columns that are filled: before, rows without a value could not even be
    /// changed.
    case checks
    /// Checks of rows under a light lock.
    case validation
    /// Indexes, each alone and in no transaction.
    case indexes
    /// What stands on checks and indexes made before: NOT NULL, keys.
    case completion
    /// Checks of rows against keys that are there only then, under a light lock.
    case references
    /// Indexes that nothing needs any more, each alone and in no transaction.
    case indexRemovals

    /// The stage as a part of a migration's name.
    var purpose: String {
        switch self {
        case .enumValues: "values"
        case .main: ""
        case .backfill: "backfill"
        case .checks: "check"
        case .validation: "validate"
        case .indexes: "index"
        case .completion: "complete"
        case .references: "validate_references"
        case .indexRemovals: "drop_index"
        }
    }

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

/// Steps that belong together, and what undoes them; either may be none, where another step takes it along.
struct PlanEntry {
    var up: [PlannedStep]
    /// In the order in which they are done.
    var down: [PlannedStep]
    var stage: Stage

    init(up: [PlannedStep], down: [PlannedStep], stage: Stage = .main) {
        self.up = up
        self.down = down
        self.stage = stage
    }

    /// A step that is undone while the names are the same.
    init(_ up: Step?, _ down: Step?, in names: NameState, stage: Stage = .main) {
        self.init(
            up: up.map { [PlannedStep($0, in: names)] } ?? [], down: down.map { [PlannedStep($0, in: names)] } ?? [],
            stage: stage)
    }

    /// A step from one thing to another: the way back ends at the thing under its new name.
    init(change up: Step, _ down: Step, stage: Stage = .main) {
        self.init(up: [PlannedStep(up, in: .latter)], down: [PlannedStep(down, in: .renamed)], stage: stage)
    }

    /// The batches that it is carried out in.
    fileprivate var batches: Batches? {
        guard case .backfill(let backfill) = up.first?.step else { return nil }
        return backfill.batches
    }

    /// The same the other way round.
    var reversed: PlanEntry { PlanEntry(up: down, down: up, stage: stage) }

    /// The same at another time.
    func at(_ stage: Stage) -> PlanEntry { PlanEntry(up: up, down: down, stage: stage) }
}

/// Entries, sorted into the migrations of a change.
struct Stages {
    private var entries: [[PlanEntry]] = Array(repeating: [], count: Stage.allCases.count)

    mutating func add(_ entry: PlanEntry) { entries[entry.stage.rawValue].append(entry) }

    mutating func add(_ more: [PlanEntry]) {
        for entry in more { add(entry) }
    }

    /// Entries that share a transaction, and the SQL names of the tables that others wait for meanwhile.
    typealias Part = (entries: [PlanEntry], tables: [String])

    /// The migrations; one without steps where there are none.
    ///
    /// - Parameter separate: Deals the entries of a stage that locks tables out to transactions.
    func migrations(separating separate: ([PlanEntry]) -> [Part] = { [($0, [])] }) -> [MigrationPlan] {
        var migrations: [MigrationPlan] = []
        for stage in Stage.allCases {
            let entries = entries[stage.rawValue]
            guard !entries.isEmpty else { continue }
            switch stage {
            case .indexes, .indexRemovals:
                migrations += entries.map { Self.migration([$0], .single, stage.purpose) }
            case .backfill:
                // Nobody waits for the rows of one table because another's are being filled.
                migrations += entries.map {
                    Self.migration([$0], $0.batches.map { .batches($0) } ?? .transaction, stage.purpose)
                }
            case .enumValues, .validation, .references:
                migrations.append(Self.migration(entries, .transaction, stage.purpose))
            case .main, .checks, .completion:
                let parts = separate(entries)
                migrations += parts.map { part in
                    let words = (stage.purpose.isEmpty ? [] : [stage.purpose]) + part.tables
                    let purpose = parts.count > 1 ? words.joined(separator: "_") : stage.purpose
                    return Self.migration(part.entries, .transaction, purpose)
                }
            }
        }
        // One that stands alone is the change, whatever it does.
        if migrations.count == 1 { migrations[0].purpose = "" }
        return migrations.isEmpty ? [MigrationPlan()] : migrations
    }

    private static func migration(
        _ entries: [PlanEntry], _ mode: MigrationPlan.Mode, _ purpose: String
    ) -> MigrationPlan {
        MigrationPlan(
            up: entries.flatMap(\.up), down: entries.reversed().flatMap(\.down), mode: mode, purpose: purpose)
    }
}
