import SchemagenLanguage

extension LayoutBuilder {
    /// Takes the header.
    mutating func header(_ header: HeaderSyntax) -> Layout {
        let head: [Layout.Item] = [.joined(take(.schema)), .spaced(take())]
        let settings = block { builder in
            var result: [Layout] = []
            for _ in header.settings where !builder.isOutOfStep {
                result.append(
                    Layout(line: [
                        .joined(builder.take()), .joined(builder.take(.colon)), .spaced(builder.expression()),
                    ]))
                _ = builder.skipComma()
            }
            return result
        }
        return Layout(line: head + [.spaced(settings)])
    }

    /// Takes a declaration.
    mutating func declaration(_ declaration: DeclarationSyntax) -> Layout {
        switch declaration.kind {
        case .namespace(let namespace): self.namespace(namespace)
        case .extension: Layout(chain: Layout(line: [.joined(take(.extension)), .spaced(take())]), links: attributes())
        case .enumeration: enumeration()
        case .type: typeAlias()
        case .mixin(let mixin): self.mixin(mixin)
        case .table(let table): self.table(table)
        case .virtualTable(let table): virtualTable(table)
        case .view(let view): self.view(view)
        case .sequence: sequence()
        case .opaque: opaque()
        case .removed: removed(declaration.span)
        }
    }

    private mutating func namespace(_ namespace: NamespaceSyntax) -> Layout {
        let head = Layout(line: [.joined(take(.namespace))] + naming())
        let links = attributes()
        let declarations = block(holdsDeclarations: true) { builder in
            var result: [Layout] = []
            for declaration in namespace.declarations where !builder.isOutOfStep {
                result.append(builder.declaration(declaration))
            }
            return result
        }
        return Layout(line: [.joined(Layout(chain: head, links: links)), .spaced(declarations)])
    }

    private mutating func enumeration() -> Layout {
        let head = Layout(line: [.joined(take(.enum))] + naming())
        let links = attributes()
        let cases = bracket(.leftBrace, .rightBrace, keepsEmptyLines: true) { builder in
            let head = Layout(line: builder.naming())
            return Layout(chain: head, links: builder.attributes())
        }
        return Layout(line: [.joined(Layout(chain: head, links: links)), .spaced(cases)])
    }

    private mutating func typeAlias() -> Layout {
        let head = Layout(line: [.joined(take(.type))] + naming() + [.spaced(take(.equal)), .spaced(type())])
        let links = attributes()
        var checks: [Layout] = []
        // A `check` that goes on with more of the same declaration; anything else begins the next one.
        while isAt(.check), !isOutOfStep {
            let check = self.check()
            checks.append(Layout(chain: check, links: attributes()))
        }
        return Layout(chain: Layout(chain: head, links: links), links: checks, style: .together)
    }

    private mutating func mixin(_ mixin: MixinSyntax) -> Layout {
        Layout(line: [.joined(take(.mixin)), .spaced(take()), .spaced(block { $0.members(mixin.members) })])
    }

    private mutating func table(_ table: TableSyntax) -> Layout {
        var head: [Layout.Item] = [.joined(take(.table))] + naming()
        if isAt(.colon) { head += [.joined(take()), .spaced(commaList { $0.take(.identifier) })] }
        let links = attributes()
        let members = block { $0.members(table.members) }
        return Layout(line: [.joined(Layout(chain: Layout(line: head), links: links)), .spaced(members)])
    }

    private mutating func virtualTable(_ table: VirtualTableSyntax) -> Layout {
        let head = Layout(line: [.joined(take(.virtual)), .spaced(take(.table))] + naming())
        let module = Layout(line: [.joined(take(.using)), .spaced(take())])
        let links = attributes()
        let members = block { $0.members(table.members) }
        return Layout(line: [.joined(Layout(chain: head, links: [module] + links)), .spaced(members)])
    }

    private mutating func view(_ view: ViewSyntax) -> Layout {
        var head: [Layout.Item] = []
        if view.isMaterialized { head.append(.joined(take(.materialized))) }
        head.append(.spaced(take(.view)))
        head += naming()
        var links: [Layout] = []
        if isAt(.uses) { links.append(uses()) }
        links += attributes()
        let members = block { $0.members(view.members) }
        var items: [Layout.Item] = [
            .joined(Layout(chain: Layout(line: head), links: links)), .spaced(members),
            .spaced(take(.equal)), .spaced(take(.sql)),
        ]
        items.append(isAt(.leftParenthesis) ? .joined(arguments()) : .spaced(take()))
        return Layout(line: items)
    }

    private mutating func sequence() -> Layout {
        var head: [Layout.Item] = [.joined(take(.sequence))] + naming()
        if isAt(.colon) { head += [.joined(take()), .spaced(type())] }
        return Layout(chain: Layout(line: head), links: attributes())
    }

    private mutating func opaque() -> Layout {
        var head: [Layout.Item] = [.joined(take(.sql))]
        while current.kind == .identifier, !isOutOfStep { head.append(.spaced(take())) }
        head.append(.spaced(take()))
        var links: [Layout] = []
        if isAt(.on) { links.append(Layout(line: [.joined(take()), .spaced(take())])) }
        if isAt(.uses) { links.append(uses()) }
        links += attributes()
        var items: [Layout.Item] = [.joined(Layout(chain: Layout(line: head), links: links)), .spaced(sqlText())]
        if isAt(.drop) { items += [.spaced(take()), .spaced(sqlText())] }
        return Layout(line: items)
    }

    private mutating func sqlText() -> Layout {
        isAt(.leftParenthesis) ? arguments() : take()
    }

    private mutating func uses() -> Layout {
        Layout(line: [.joined(take(.uses)), .spaced(commaList { $0.path() })])
    }

    /// Takes names or strings joined by points.
    private mutating func path() -> Layout {
        var items: [Layout.Item] = [.joined(take())]
        while isAt(.dot), !isOutOfStep { items += [.joined(take()), .joined(take())] }
        return Layout(line: items)
    }

    /// Takes `removed kind path -> expression @attributes`, which reaches as far as the tree says.
    private mutating func removed(_ span: SourceSpan) -> Layout {
        var items: [Layout.Item] = [.joined(take(.removed))]
        while current.span.start < span.end, !isAt(.arrow), !isAt(.at), !isOutOfStep { items.append(.spaced(path())) }
        if isAt(.arrow) { items += [.spaced(take()), .spaced(expression())] }
        return Layout(chain: Layout(line: items), links: attributes())
    }
}
