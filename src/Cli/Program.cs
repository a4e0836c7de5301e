return Wegmarke.Cli.Verbs.Root().Parse(args).Invoke();
