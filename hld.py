import re,sys
a=open('/tmp/yunshi/'+sys.argv[1]).read().split('\n');b=open('/tmp/yunshi/'+sys.argv[2]).read().split('\n')
m=int(sys.argv[3])
t=re.compile(r'^(.*: )?(partnership|launch|expansion|investment|acquisition|results|market data|forecast|policy|new customer|legal or security matter|change of leadership|price change|listing|news)( \(|,|$| of)',re.I)
h=lambda l:l.split(' | ')[1].split(' || ')[0] if ' | ' in l else ''
print(sum(bool(t.match(h(x))) for x in a),sum(bool(t.match(h(x))) for x in b))
n=0
for x,y in zip(a,b):
    if h(x)!=h(y):
        n+=1
        if n%3==m: print('-',h(x)); print('+',h(y)); print('    ',x.split(' || ')[1][:150])
