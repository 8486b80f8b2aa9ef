import SchemagenLanguage
import SchemagenModel

extension PostgreSQLTransition {
    /// Refuses what gets the name of a type of an extension that goes: the extension goes at the end, when no column needs
    /// it any more, and until then the name is taken.
    var takenTypeNames: [Diagnostic] {
        let left = transition.correspondence.extensions.removed.map { old.schema.extensions[$0] }
        guard !left.isEmpty else { return [] }
        return left.flatMap { gone in
            new.schema.infosOfTypes.filter(gone.hasType).map { info in
                Diagnostic(
                    .changeNotPlanned,
                    "`\(info.name)` gets the name of a type of the extension `\(gone.name)`, which goes",
                    at: info.anchor.span,
                    fixes: [.init("make it two changes: remove the extension first, then add `\(info.name)`")])
            }
        }
    }
}
