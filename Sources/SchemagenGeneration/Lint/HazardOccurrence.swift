import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning

/// A hazard of a change at its place, on the databases where it is the same.
struct HazardOccurrence {
    var hazard: LintHazard
    /// What changes, in words.
    var subject: String
    var place: HazardPlaces.Place?
    /// The migration that does it.
    var entry: LockEntry?
    var databases: DatabaseSet

    /// Takes another in that says the same of the same change: on another database, or of another table.
    mutating func add(_ other: HazardOccurrence) -> Bool {
        guard hazard.isLike(other.hazard), subject == other.subject, entry?.number == other.entry?.number,
            place?.anchor.span == other.place?.anchor.span
        else { return false }
        hazard.add(other.hazard)
        databases.formUnion(other.databases)
        return true
    }
}

extension [HazardOccurrence] {
    /// Adds one, to one that is there where it says the same.
    mutating func gather(_ occurrence: HazardOccurrence) {
        for offset in indices where self[offset].add(occurrence) { return }
        append(occurrence)
    }
}

/// The occurrences of one hazard on the same tables, by several changes: one finding, which nobody reads twice.
struct HazardGroup {
    /// In the order of their places, at least one.
    private(set) var occurrences: [HazardOccurrence]
    /// All of them, as the first has it.
    private(set) var hazard: LintHazard

    private init(_ occurrence: HazardOccurrence) {
        occurrences = [occurrence]
        hazard = occurrence.hazard
    }

    /// Gathers what makes the same tables wait in the same migration; all else stays by itself.
    static func groups(of occurrences: [HazardOccurrence]) -> [HazardGroup] {
        var groups: [HazardGroup] = []
        for occurrence in occurrences {
            let same = groups.firstIndex {
                let first = $0.occurrences[0]
                return !occurrence.hazard.tables.isEmpty && first.hazard.code == occurrence.hazard.code
                    && first.hazard.tables == occurrence.hazard.tables && first.databases == occurrence.databases
                    && first.entry?.number == occurrence.entry?.number
            }
            guard let same else {
                groups.append(HazardGroup(occurrence))
                continue
            }
            groups[same].occurrences.append(occurrence)
            groups[same].hazard.add(occurrence.hazard)
        }
        for number in groups.indices {
            groups[number].occurrences.sort { $0.start < $1.start }
        }
        return groups
    }

    /// What changes: the first, and how many others.
    var subject: String {
        let first = occurrences[0].subject
        return switch occurrences.count {
        case 1: first
        case 2: "\(first), and \(occurrences[1].subject)"
        default: "\(first), and \(occurrences.count - 1) other changes"
        }
    }

    /// Where the others are.
    var notes: [Diagnostic.Note] {
        occurrences.dropFirst().map { other in
            Diagnostic.Note("\(other.subject), too", at: other.place?.anchor.span)
        }
    }
}

extension HazardOccurrence {
    fileprivate var start: Int32 { place?.anchor.span.start ?? 0 }
}
