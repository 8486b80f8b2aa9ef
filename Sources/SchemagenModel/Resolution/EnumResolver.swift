import SchemagenLanguage

/// Resolves enums.
struct EnumResolver {
    private let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    /// The enum of a declaration.
    func resolve(_ declaration: Scoped<EnumSyntax>) -> Enumeration {
        let syntax = declaration.syntax
        let attributes = AttributeReader(syntax.naming.attributes, on: .enumeration, context: context)
        var info = context.info(syntax.naming, .enumeration, attributes, in: declaration.scope)
        let storage = attributes.word(.storage, EnumStorage.self) ?? context.settings.enumStorage
        var cases: [Enumeration.Case] = []
        cases.reserveCapacity(syntax.cases.count)
        var names: [String: SourceSpan] = [:]
        for naming in syntax.cases {
            let attributes = AttributeReader(naming.attributes, on: .enumCase, context: context)
            info.allowances += attributes.allowances()
            if let first = names[naming.name.text] {
                context.report(
                    .repeatedMember, "the case `\(naming.name.text)` is there twice", at: naming.name.span,
                    notes: [Diagnostic.Note("the first one", at: first)])
                continue
            }
            names[naming.name.text] = naming.name.span
            cases.append(
                Enumeration.Case(
                    name: naming.name.text, sqlName: context.sqlName(naming, .enumCase),
                    documentation: naming.documentation,
                    deprecation: attributes.text(.deprecated), formerName: context.formerName(naming),
                    anchor: SourceAnchor(naming.name.span)))
        }
        FormerNameChecker(context).check(syntax.cases)
        return Enumeration(info: info, storage: storage, cases: cases)
    }
}

extension ResolutionContext {
    /// Reports a former name that something else has now, or that two claim.
    /// - Parameter taken: Where the thing is declared that has the name now and is not itself renamed.
    func checkFormerName(_ former: Identifier, taken: SourceSpan?, claimed: inout [String: SourceSpan]) {
        if let taken {
            report(
                .invalidFormerName, "something else is called `\(former.text)` now", at: former.span,
                notes: [Diagnostic.Note("declared here", at: taken)])
        }
        if let first = claimed[former.text] {
            report(
                .invalidFormerName, "two declarations say that they were `\(former.text)`", at: former.span,
                notes: [Diagnostic.Note("the other one", at: first)])
        } else {
            claimed[former.text] = former.span
        }
    }
}
