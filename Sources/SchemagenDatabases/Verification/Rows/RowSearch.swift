/// A choice that is made as one: a column, or the columns of foreign keys that overlap.
struct RowSlot {
    /// The row of the attempt, and the places of the columns.
    var row: Int
    var columns: [Int]
    /// What the columns may hold together, in the order in which it is tried.
    var choices: [[RowCell]] = []
    /// The first choice that nothing objects to by its kind.
    var plain = 0
    /// The choice of NULL, where there is one.
    var null: Int?
    /// The choice of the engine's default, where there is one.
    var omitted: Int?
}

/// Goes through combinations of choices until the engine takes one, a bounded number of them.
///
/// The engine mostly says which constraint refused a row; then only the choices for its columns are changed. Where it
/// does not say, whole rows of another character are tried: plain values, no NULL, only NULL, defaults.
struct RowSearch {
    private let slots: [RowSlot]
    private let limit: Int
    private var attempts = 0
    private var blind = 0
    private var steps: [Set<Int>: Int] = [:]
    private var suspects: Set<Int> = []
    private(set) var chosen: [Int]

    init(_ slots: [RowSlot], limit: Int) {
        self.slots = slots
        self.limit = limit
        chosen = slots.map { _ in 0 }
    }

    /// Chooses anew after a refusal.
    ///
    /// - Returns: Whether there is something left to try.
    mutating func goOn(after refusal: RowRefusal) -> Bool {
        attempts += 1
        guard attempts < limit else { return false }
        var concerned: Set<Int> = []
        for (place, slot) in slots.enumerated() where slot.row < refusal.columns.count {
            if slot.columns.contains(where: refusal.columns[slot.row].contains) { concerned.insert(place) }
        }
        if concerned.isEmpty { return refusal.isNamed ? true : goOnBlindly() }
        let isFirstTime = steps[concerned] == nil && !concerned.isSubset(of: suspects)
        suspects.formUnion(concerned)
        // Constraints that share columns undo each other's choices; from some point on their columns change together.
        let moving = attempts > limit / 3 && !isFirstTime ? suspects : concerned
        if step(moving) { return true }
        return moving == suspects ? goOnBlindly() : step(suspects) || goOnBlindly()
    }

    private mutating func step(_ moving: Set<Int>) -> Bool {
        let order = moving.sorted()
        let number = (steps[moving] ?? 0) + 1
        steps[moving] = number
        var product = 1
        for place in order where product <= limit { product *= slots[place].choices.count }
        if product <= limit {
            guard number < product else { return false }
            var rest = number
            for place in order {
                let count = slots[place].choices.count
                chosen[place] = rest % count
                rest /= count
            }
            return true
        }
        // Too many for all of them: each one by itself first, then here and there.
        var rest = number
        for place in order {
            let count = slots[place].choices.count - 1
            if rest <= count {
                for other in order { chosen[other] = 0 }
                chosen[place] = rest
                return true
            }
            rest -= count
        }
        for place in order {
            chosen[place] = StableHash.value("\(place)", number: number) % slots[place].choices.count
        }
        return true
    }

    private mutating func goOnBlindly() -> Bool {
        blind += 1
        guard blind <= Self.blindLimit else { return false }
        for (place, slot) in slots.enumerated() {
            let count = slot.choices.count
            chosen[place] =
                switch blind {
                case 1: slot.plain
                case 2: slot.null ?? slot.plain
                case 3: slot.omitted ?? slot.plain
                case 4: slot.omitted ?? slot.null ?? slot.plain
                case 5...12: (slot.plain + blind - 4) % count
                default: StableHash.value("\(place)", number: blind) % count
                }
        }
        return true
    }

    private static let blindLimit = 60
}
