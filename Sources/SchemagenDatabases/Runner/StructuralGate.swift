/// A live database against what the history says of it, judged before the first statement.
struct StructuralGate {
    /// What keeps the scripts from running.
    private(set) var refused: [CatalogueDifference] = []
    /// What differs elsewhere.
    private(set) var elsewhere: [CatalogueDifference] = []

    private let changes: StructuralChanges
    private let live: DatabaseCatalogue

    /// - Parameter resumes: Whether the first script may have been begun before: what it makes may be there then.
    init(_ live: DatabaseCatalogue, _ changes: StructuralChanges, resumes: Bool) throws {
        self.changes = changes
        self.live = live
        let altered = Set(changes.differences.map { Fact($0) })
        for difference in try live.differences(from: changes.before) {
            if resumes, isDone(difference) { continue }
            if isHarmful(difference, altered) { refused.append(difference) } else { elsewhere.append(difference) }
        }
    }

    /// One thing about one object.
    private struct Fact: Hashable {
        let object: CatalogueIdentity
        let name: String?

        init(_ difference: CatalogueDifference) {
            object = difference.object
            if case .fact(let fact, _, _) = difference.difference { name = fact.name } else { name = nil }
        }
    }

    private func isHarmful(_ difference: CatalogueDifference, _ altered: Set<Fact>) -> Bool {
        let object = difference.object
        guard let touch = changes.touched[changes.root(object.path)] else { return false }
        // What the scripts themselves set, make or drop must be as they expect it.
        if altered.contains(Fact(difference)) { return true }
        switch difference.difference {
        case .fact(let fact, _, _) where Self.operational.contains(fact): return false
        case .unexpected:
            // An index more does not stand in the way of what is added.
            let isExtra = object.kind == .index || object.kind == .statistics
            return touch == .changed || touch == .extended && !isExtra
        case .missing, .fact:
            switch object.kind {
            case .table, .column, .primaryKey, .uniqueConstraint: return true
            default: return touch != .referenced
            }
        }
    }

    /// What whoever runs a database sets on it.
    private static let operational: Set<CatalogueFact> = [
        .grants, .comment, .options, .statisticsTarget, .tablespace, .isClustered,
    ]

    /// Whether an object is as the first script leaves it already, or half made by it: what runs in no transaction is
    /// judged from the catalogue again.
    private func isDone(_ difference: CatalogueDifference) -> Bool {
        guard let end = changes.steps.first?.after else { return false }
        let (found, made) = (live[difference.object], end[difference.object])
        guard let found else { return made == nil }
        // Neither is an index valid that is half dropped.
        guard let made else { return found.identity.kind == .index && found.flag(.isInvalid) }
        if made.identity.kind == .index, found.flag(.isInvalid) { return true }
        return found.facts.filter { $0.key.isCompared } == made.facts.filter { $0.key.isCompared }
    }
}
