import SchemagenLanguage
import SchemagenModel

/// A materialized view that is filled when it is made reads none that is empty then.
///
/// PostgreSQL refuses to read a materialized view made WITH NO DATA before its first REFRESH (CREATE MATERIALIZED VIEW).
enum EmptySourceRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        let views = schema.schema.views
        guard schema.targets.contains(.postgresql), views.contains(where: \.startsEmpty) else { return }
        let byName = Dictionary(views.map { ($0.info.name, $0) }) { first, _ in first }
        /// The empty view that a view reads, itself or by way of others; nil: there is none.
        var sources: [String: View?] = [:]
        func emptySource(of view: View) -> View? {
            if let known = sources[view.info.name] { return known }
            // Where views use one another in a circle, that is reported elsewhere.
            sources[view.info.name] = .some(nil)
            var found: View?
            for use in view.uses ?? [] where use.kind == .view && found == nil {
                guard let source = byName[use.name] else { continue }
                found = source.startsEmpty ? source : source.isMaterialized ? nil : emptySource(of: source)
            }
            sources[view.info.name] = .some(found)
            return found
        }
        for view in views
        where view.isMaterialized && !view.startsEmpty && view.info.databases.contains(.postgresql) {
            guard let source = emptySource(of: view) else { continue }
            findings.add(
                .emptySource,
                "materialized view `\(view.info.name)` is filled when it is made, from `\(source.info.name)`, which cannot be read then",
                at: view.info.anchor, allowances: view.info.allowances,
                fixes: [
                    Diagnostic.Fix("put `@noData` on `\(view.info.name)` too, or take it from `\(source.info.name)`")
                ])
        }
    }
}
